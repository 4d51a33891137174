import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { judgeSigning } from '../../doctor/signing.ts';
import { findSigningKey, signingState } from '../../secrets/signing-key.ts';
import type { Ancestor } from '../../store/exports.ts';
import { insertXmp } from '../provenance/insert-xmp.ts';
import { writeXmp } from '../provenance/write-xmp.ts';
import { spliceSigned } from '../splice-signed.ts';
import { joinStretches } from '../stretches.ts';
import { createSigning } from './create-signing.ts';
import { loadReference } from './reference.ts';

const testFile = (name: string) => fileURLToPath(new URL(`../../../testing/c2pa/${name}`, import.meta.url));
const certificate = testFile('test-chain.pem');
const settings = { key: testFile('test-key.pem'), certificate };
const chain = readFileSync(certificate, 'utf8');
const authority = chain.slice(chain.lastIndexOf('-----BEGIN'));

const one = (origin: Ancestor['origin'], own: Partial<Ancestor> = {}): Ancestor => ({
  of: 'a',
  id: 'a',
  origin,
  isDemo: false,
  model: null,
  prompt: null,
  cost: null,
  ...own,
});
const made = one('GENERATED', { model: 'fal-ai/flux/dev' });

interface Seen {
  validation_state: string;
  active_manifest: string;
  manifests: Record<string, { title: string; assertions: { label: string; data: { actions: object[] } }[] }>;
}

/** Noise cannot be pressed into a few bytes, so that places in the file are all different. */
const noise = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, index) => (index * index * 31 + index * 7) % 251));
const photo = sharp(noise, { raw: { width: 64, height: 48, channels: 3 } });

test.each([
  ['image/jpeg', () => photo.clone().jpeg()],
  ['image/png', () => photo.clone().png()],
  ['image/webp', () => photo.clone().webp()],
] as const)('the reference validator trusts a signed %s, which says what was done', async (contentType, draw) => {
  const signing = createSigning(settings, '1.2.3');
  const picture = await draw().toBuffer();
  const xmp = writeXmp({ sourceType: 'compositeWithTrainedAlgorithmicMedia', credit: 'Ana' }) ?? new Uint8Array();
  const bytes = joinStretches(insertXmp(picture, xmp), picture);
  const line = [one('COMPOSED', { model: 'x' }), one('DERIVED'), made];
  const signed = await signing.sign({ bytes, contentType, title: 'ad.jpg' }, line);
  if (!signed) throw new Error('It was not signed.');
  expect(signed.byteLength - bytes.byteLength).toBeLessThan(signing.room);

  // What is kept is what differs from the stored picture, and together they are the file again.
  const spliced = spliceSigned(picture, signed);
  expect(spliced.own.byteLength).toBeLessThan(signed.byteLength - picture.byteLength + 200);
  expect(Buffer.compare(joinStretches(spliced, picture), signed)).toBe(0);

  const reference = await loadReference();
  const trusting = { trust: { trust_anchors: authority }, verify: { verify_trust: true } };
  const seen = JSON.parse(await reference.read(contentType, signed, trusting)) as Seen;
  expect(seen.validation_state).toBe('Trusted');
  const manifest = seen.manifests[seen.active_manifest];
  expect(manifest?.title).toBe('ad.jpg');
  expect(manifest?.assertions.find(({ label }) => label.startsWith('c2pa.actions'))?.data.actions).toMatchObject([
    {
      action: 'c2pa.created',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
      softwareAgent: { name: 'fal-ai/flux/dev' },
    },
    { action: 'c2pa.cropped' },
    { action: 'c2pa.edited' },
  ]);

  // A pixel that was changed afterwards is found.
  const forged = Buffer.from(signed);
  const at = forged.byteLength - (contentType === 'image/webp' ? signed.byteLength - bytes.byteLength + 600 : 60);
  forged[at] = (forged[at] ?? 0) ^ 1;
  const broken = JSON.parse(await reference.read(contentType, forged, trusting)) as Seen;
  expect(broken.validation_state).toBe('Invalid');
});

test('nothing is said of an upload, and nothing is signed without a key', async () => {
  const file = { bytes: await photo.clone().png().toBuffer(), contentType: 'image/png', title: 'x' };
  expect(await createSigning(settings, '1').sign(file, [one('UPLOADED')])).toBe(null);
  const off = createSigning(null, '1');
  expect([off.state(), off.room, await off.sign(file, [made])]).toEqual([{ kind: 'OFF' }, 0, null]);
});

const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const secp = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey;
const asPem = (key: typeof other) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

test.each([
  [{ ...settings, key: '/nowhere/key.pem' }, /C2PA_PRIVATE_KEY names a file that cannot be read/],
  [{ ...settings, key: '-----BEGIN PRIVATE KEY-----\nx' }, /C2PA_PRIVATE_KEY is no private key/],
  [{ ...settings, key: asPem(other) }, /not the one of C2PA_PRIVATE_KEY/],
  [{ ...settings, key: asPem(secp) }, /not the one of C2PA_PRIVATE_KEY/],
  [{ ...settings, certificate: settings.key }, /holds no certificate/],
  [{ ...settings, certificate: authority }, /not the one of C2PA_PRIVATE_KEY/],
])('a key with which nothing can be signed is told in words %#', (wrong, words) => {
  const state = signingState(findSigningKey(wrong));
  expect(state).toMatchObject({ kind: 'WRONG', reason: expect.stringMatching(words) as string });
  expect(judgeSigning(wrong)).toMatchObject({ level: 'bad' });
});

test('a certificate is good in its time alone, and the doctor tells a month before', () => {
  const inline = { key: readFileSync(settings.key, 'utf8').replaceAll('\n', String.raw`\n`), certificate: chain };
  const state = signingState(findSigningKey(inline));
  if (state.kind !== 'ON') throw new Error('It is not on.');
  expect(state).toMatchObject({ algorithm: 'es256', subject: 'CN=VisualAdGen test signer, O=VisualAdGen tests' });
  const later = (days: number) => new Date(state.validTo.getTime() + days * 86_400_000);
  expect(signingState(findSigningKey(settings), later(0))).toMatchObject({
    kind: 'WRONG',
    reason: expect.stringMatching(/expired/) as string,
  });
  expect(signingState(findSigningKey(settings), new Date(0))).toMatchObject({ kind: 'WRONG' });
  expect([later(-31), later(-29), later(1)].map((now) => judgeSigning(settings, now).level)).toEqual([
    'good',
    'warning',
    'bad',
  ]);
  expect(judgeSigning(null).level).toBe('good');
});
