import {
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign as signBytes,
  verify as verifySignature,
} from 'node:crypto';

export type Algorithm = 'ES256' | 'RS256' | 'HS256';

/** Signs tokens as a project's Auth does, with a key that can be rotated. */
export interface Signer {
  algorithm: Algorithm;
  keyId: string;
  /** What the project's JWKS lists of it; undefined for a secret, which is never told. */
  publicKey: Record<string, unknown> | undefined;
  sign(claims: object): string;
  /** Under a head that it would not write itself. */
  signAs(head: object, claims: object): string;
  verify(token: string): boolean;
}

export function createSigner(algorithm: Algorithm, keyId: string = randomUUID()): Signer {
  if (algorithm === 'HS256') return secretSigner(keyId, randomBytes(40).toString('base64'));
  const { publicKey, privateKey } =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signAs = (head: object, claims: object) => compact(head, claims, byKey(privateKey));
  return {
    algorithm,
    keyId,
    publicKey: {
      ...(publicKey.export({ format: 'jwk' }) as object),
      alg: algorithm,
      ext: true,
      key_ops: ['verify'],
      kid: keyId,
      use: 'sig',
    },
    sign: (claims) => signAs({ alg: algorithm, kid: keyId, typ: 'JWT' }, claims),
    signAs,
    verify: (token) => {
      const [head = '', body = '', signature = ''] = token.split('.');
      return verifyBytes(publicKey, `${head}.${body}`, signature);
    },
  };
}

function secretSigner(keyId: string, secret: string): Signer {
  return {
    algorithm: 'HS256',
    keyId,
    publicKey: undefined,
    sign: (claims) => compact({ alg: 'HS256', kid: keyId, typ: 'JWT' }, claims, bySecret(secret)),
    signAs: (head, claims) => compact(head, claims, bySecret(secret)),
    verify(token) {
      const [head = '', body = '', signature = ''] = token.split('.');
      return bySecret(secret)(`${head}.${body}`) === signature;
    },
  };
}

export type SignText = (text: string) => string;

/** A token of any head and body. */
export function compact(head: object, body: object, sign: SignText): string {
  const text = `${encode(head)}.${encode(body)}`;
  return `${text}.${sign(text)}`;
}

export function byKey(key: KeyObject): SignText {
  return (text) => signBytes('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

export function bySecret(secret: string | Buffer): SignText {
  return (text) => createHmac('sha256', secret).update(text).digest('base64url');
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function verifyBytes(key: KeyObject, text: string, signature: string): boolean {
  return verifySignature(
    'sha256',
    Buffer.from(text),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
