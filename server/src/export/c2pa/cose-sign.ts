import { constants, sign } from 'node:crypto';
import type { SigningKey } from '../../secrets/signing-key.ts';

/* COSE_Sign1 (RFC 9052) with the certificates in its header (RFC 9360), as C2PA 2.2, 13.2 asks for it. Five kinds of CBOR are all it takes. */

/** How long what `coseSign` gives is, for the same key. */
export function coseLength(key: SigningKey): number {
  return coseSign(key, new Uint8Array()).byteLength;
}

/** The signature of a claim; always of the same length. */
export function coseSign(key: SigningKey, claim: Uint8Array): Uint8Array {
  const header = map([uint(1), int(key.cose)], [uint(33), array(key.chain.map(bytes))]);
  const toSign = array([text('Signature1'), bytes(header), bytes(new Uint8Array()), bytes(claim)]);
  const signature = sign(key.hash, toSign, {
    key: key.key,
    dsaEncoding: 'ieee-p1363',
    ...(key.algorithm === 'ps256' && {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }),
  });
  const tag = head(6, 18);
  return Buffer.concat([tag, array([bytes(header), map(), nothing, bytes(signature)])]);
}

const nothing = Buffer.from([0xf6]);

function head(major: number, count: number): Buffer {
  const kind = major << 5;
  if (count < 24) return Buffer.from([kind | count]);
  if (count < 0x1_00) return Buffer.from([kind | 24, count]);
  const wide = count < 0x1_00_00;
  const written = Buffer.alloc(wide ? 3 : 5);
  written[0] = kind | (wide ? 25 : 26);
  if (wide) written.writeUInt16BE(count, 1);
  else written.writeUInt32BE(count, 1);
  return written;
}

const uint = (value: number) => head(0, value);
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Uint8Array) => Buffer.concat([head(2, value.byteLength), value]);
const array = (items: readonly Uint8Array[]) => Buffer.concat([head(4, items.length), ...items]);
const map = (...pairs: (readonly [Uint8Array, Uint8Array])[]) =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

function text(value: string): Buffer {
  const written = Buffer.from(value, 'utf8');
  return Buffer.concat([head(3, written.byteLength), written]);
}
