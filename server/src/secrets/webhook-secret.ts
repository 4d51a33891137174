import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A new secret for signing webhooks, as the Standard Webhooks specification writes one: 32 random bytes. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Keeps secrets that have to be read again, so that nobody who has the database alone can. */
export interface SecretBox {
  /** What comes out opens for the same owner alone: moved to another row it is of no use. */
  seal(secret: string, owner: string): Buffer;
  /** Null for what was sealed with another key, or for another owner. */
  open(sealed: Uint8Array, owner: string): string | null;
}

/** Bytes of AES-256-GCM. */
const ivLength = 12;
const tagLength = 16;

/** The key is derived from what this server keeps for itself; see `server-secrets.ts`. */
export function createSecretBox(serverSecret: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', serverSecret, '', 'visualadgen webhook secrets', 32));
  return {
    seal(secret, owner) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]);
    },
    open(sealed, owner) {
      if (sealed.length <= ivLength + tagLength) return null;
      const bytes = Buffer.from(sealed);
      const tag = bytes.subarray(ivLength, ivLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString();
      } catch {
        return null;
      }
    },
  };
}
