import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** As they are set: a PEM text, its line ends perhaps as `\n`, or the path of a file with it. */
export interface SigningSettings {
  key: string;
  certificate: string;
}

/** As COSE and C2PA call them, by the key that can sign so: https://www.iana.org/assignments/cose, C2PA 2.2, 13.2. */
const algorithms = {
  es256: { cose: -7, hash: 'sha256' },
  es384: { cose: -35, hash: 'sha384' },
  es512: { cose: -36, hash: 'sha512' },
  ps256: { cose: -37, hash: 'sha256' },
  ed25519: { cose: -8, hash: null },
} as const;
export type SigningAlgorithm = keyof typeof algorithms;

export interface SigningKey {
  algorithm: SigningAlgorithm;
  cose: number;
  hash: string | null;
  key: KeyObject;
  /** The signer's own first, in DER. */
  chain: Uint8Array[];
  /** Who signs, as the certificate names them. */
  subject: string;
  validFrom: Date;
  validTo: Date;
}

/** Says in words for whoever runs the server what is wrong. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError';
}

/** Throws SigningKeyError. */
export function readSigningKey(settings: SigningSettings): SigningKey {
  const key = attempt('C2PA_PRIVATE_KEY is no private key in PEM', () =>
    createPrivateKey(readPem('C2PA_PRIVATE_KEY', settings.key)),
  );
  const certificates = attempt('C2PA_CERTIFICATE is no certificate in PEM', () => {
    const blocks = readPem('C2PA_CERTIFICATE', settings.certificate).match(certificateBlock) ?? [];
    return blocks.map((block) => new X509Certificate(block));
  });
  const [own] = certificates;
  if (!own) throw new SigningKeyError('C2PA_CERTIFICATE holds no certificate.');
  if (!own.checkPrivateKey(key))
    throw new SigningKeyError('The first certificate of C2PA_CERTIFICATE is not the one of C2PA_PRIVATE_KEY.');
  if (own.ca)
    throw new SigningKeyError('C2PA_CERTIFICATE begins with an authority’s certificate: the signer’s comes first.');
  const algorithm = algorithmOf(key);
  return {
    algorithm,
    ...algorithms[algorithm],
    key,
    chain: certificates.map(({ raw }) => raw),
    subject: own.subject.split('\n').join(', '),
    validFrom: new Date(own.validFrom),
    validTo: new Date(own.validTo),
  };
}

const certificateBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function readPem(name: string, value: string): string {
  if (value.includes('-----BEGIN')) return value.replaceAll(String.raw`\n`, '\n');
  return attempt(`${name} names a file that cannot be read`, () => readFileSync(value, 'utf8'));
}

function attempt<Found>(words: string, read: () => Found): Found {
  try {
    return read();
  } catch (error) {
    if (error instanceof SigningKeyError) throw error;
    throw new SigningKeyError(`${words}.`, { cause: error });
  }
}

const curves: Readonly<Record<string, SigningAlgorithm>> = {
  prime256v1: 'es256',
  secp384r1: 'es384',
  secp521r1: 'es512',
};

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): SigningAlgorithm {
  const found =
    type === 'ed25519'
      ? 'ed25519'
      : type === 'rsa' && (details?.modulusLength ?? 0) >= 2_048
        ? 'ps256'
        : curves[details?.namedCurve ?? ''];
  if (found) return found;
  throw new SigningKeyError(
    'C2PA_PRIVATE_KEY must be an EC key (P-256, P-384, P-521), an Ed25519 key, or an RSA key of 2,048 bits or more.',
  );
}

/** Whether exported files are signed. */
export type SigningState =
  | { kind: 'OFF' }
  | { kind: 'ON'; algorithm: SigningAlgorithm; subject: string; validTo: Date }
  /** A key is set, and nothing can be signed with it now. */
  | { kind: 'WRONG'; reason: string };

export function signingState(key: SigningKey | SigningKeyError | null, now = new Date()): SigningState {
  if (!key) return { kind: 'OFF' };
  if (key instanceof SigningKeyError) return { kind: 'WRONG', reason: key.message };
  const { algorithm, subject, validFrom, validTo } = key;
  if (validTo <= now) return { kind: 'WRONG', reason: `The certificate expired on ${dayOf(validTo)}.` };
  if (validFrom > now) return { kind: 'WRONG', reason: `The certificate is valid from ${dayOf(validFrom)} on only.` };
  return { kind: 'ON', algorithm, subject, validTo };
}

/** The key of these settings, or what is wrong with it. */
export function findSigningKey(settings: SigningSettings | null): SigningKey | SigningKeyError | null {
  try {
    return settings && readSigningKey(settings);
  } catch (error) {
    if (error instanceof SigningKeyError) return error;
    throw error;
  }
}

/** `2026-12-01`, in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
