import { createHash, randomBytes } from 'node:crypto';

/** What a token lets its bearer do. Whoever may run or write may read, too. */
export const tokenScopes = ['READ', 'RUN', 'WRITE'] as const;
export type TokenScope = (typeof tokenScopes)[number];

const shape = /^vag_[\w-]{43}$/;

/** A new token: shown to its owner once; only the hash is kept, and the hint by which people know it. */
export function makePersonalAccessToken(): { secret: string; hash: Buffer; hint: string } {
  const secret = `vag_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashPersonalAccessToken(secret), hint: secret.slice(0, 8) };
}

/** A text of this form is never a Supabase JWT. */
export function isPersonalAccessToken(text: string): boolean {
  return shape.test(text);
}

/** SHA-256 is enough for what nobody can guess: 256 random bits. */
export function hashPersonalAccessToken(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
