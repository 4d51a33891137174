import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { createHash, randomBytes } from 'node:crypto';

/** A trigger's secret: shown to its owner once; only the hash is kept, and the hint by which people know it. */
export function makeTriggerSecret(): { secret: string; hash: Buffer; hint: string } {
  const secret = `vat_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashTriggerSecret(secret), hint: cutText(secret, 8) };
}

/** SHA-256 is enough for what nobody can guess: 256 random bits. */
export function hashTriggerSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
