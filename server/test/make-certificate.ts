import { generateKeyPairSync, sign } from 'node:crypto';

export interface MadeCertificate {
  /** PEM. */
  certificate: string;
  key: string;
}

/** A certificate for 127.0.0.1, signed by nobody but itself, as a service has that keeps an authority of its own. Good for a day. */
export function makeCertificate(): MadeCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const byEcdsaWithSha256 = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const commonName = sequence(objectId(0x55, 0x04, 0x03), part(0x0c, Buffer.from('A database')));
  const name = sequence(part(0x31, commonName));
  const day = 86_400_000;
  const body = sequence(
    part(0xa0, integer(2)),
    integer(1),
    byEcdsaWithSha256,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    part(
      0xa3,
      sequence(
        // It is an authority, and for the address 127.0.0.1.
        sequence(objectId(0x55, 0x1d, 0x13), part(0x04, sequence(part(0x01, Buffer.from([0xff]))))),
        sequence(objectId(0x55, 0x1d, 0x11), part(0x04, sequence(part(0x87, Buffer.from([127, 0, 0, 1]))))),
      ),
    ),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
  const whole = sequence(body, byEcdsaWithSha256, part(0x03, signature));
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function sequence(...parts: Buffer[]): Buffer {
  return part(0x30, Buffer.concat(parts));
}

function objectId(...bytes: number[]): Buffer {
  return part(0x06, Buffer.from(bytes));
}

function integer(value: number): Buffer {
  return part(0x02, Buffer.from([value]));
}

function time(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
  return part(0x18, Buffer.from(text));
}

/** DER: what it is, how long it is, and the thing itself. */
function part(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
