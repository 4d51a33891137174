import sharp from 'sharp';
import { expect, test } from 'vitest';
import { roomForProvenance } from '../../compose/encode-to-fit.ts';
import type { Ancestor } from '../../store/exports.ts';
import { joinStretches } from '../stretches.ts';
import { digitalSourceType } from './digital-source-type.ts';
import { insertXmp } from './insert-xmp.ts';
import { writeXmp } from './write-xmp.ts';

const photo = sharp({ create: { width: 61, height: 47, channels: 4, background: '#3366cc80' } });
const files = {
  PNG: () => photo.clone().png(),
  'a PNG of a palette': () => photo.clone().png({ palette: true }),
  JPEG: () => photo.clone().jpeg(),
  'a progressive JPEG': () => photo.clone().jpeg({ progressive: true, mozjpeg: true }),
  WebP: () => photo.clone().removeAlpha().webp(),
  'a WebP with alpha': () => photo.clone().webp(),
  'a lossless WebP': () => photo.clone().webp({ lossless: true }),
  'an opaque lossless WebP': () => photo.clone().removeAlpha().webp({ lossless: true }),
};

const xmp = writeXmp({ sourceType: 'trainedAlgorithmicMedia', credit: 'Ana & <Co>' });

test.each(Object.entries(files))('%s says where it comes from, and shows what it showed', async (_, draw) => {
  const before = await draw().toBuffer();
  const after = joinStretches(insertXmp(before, xmp ?? new Uint8Array()), before);
  const { xmp: found, xmpAsString: _text, ...facts } = await sharp(after).metadata();
  expect(found?.toString('utf8').replace(/\0+$/, '')).toBe(Buffer.from(xmp ?? []).toString('utf8'));
  const { xmp: none, ...own } = await sharp(before).metadata();
  expect(none).toBe(undefined);
  expect({ ...facts, size: 0 }).toEqual({ ...own, size: 0 });
  expect((await sharp(after).raw().toBuffer()).equals(await sharp(before).raw().toBuffer())).toBe(true);
});

test('what it says is escaped, and nothing is written where there is nothing to say', () => {
  const text = Buffer.from(xmp ?? []).toString('utf8');
  expect(text).toContain('http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia<');
  expect(text).toContain('<photoshop:Credit>Ana &amp; &lt;Co&gt;</photoshop:Credit>');
  expect(writeXmp({ sourceType: null, credit: '' })).toBe(null);
});

test('a file of a placement has room for the longest of them', () => {
  const longest = writeXmp({ sourceType: 'compositeWithTrainedAlgorithmicMedia', credit: 'コ'.repeat(100) });
  expect(longest?.byteLength).toBeLessThan(roomForProvenance - 50);
});

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

test.each([
  ['a photo', [one('UPLOADED')], null],
  ['an ad of a photo alone', [one('COMPOSED'), one('UPLOADED')], null],
  ['type alone', [one('COMPOSED')], null],
  ['what a model made', [made], 'trainedAlgorithmicMedia'],
  ['a cut of what a model made', [one('DERIVED', { model: 'x' }), made], 'trainedAlgorithmicMedia'],
  ['a cut of what is gone by now', [one('DERIVED', { model: 'x' })], 'trainedAlgorithmicMedia'],
  ['an ad with what a model made', [one('COMPOSED', { model: 'x' }), made], 'compositeWithTrainedAlgorithmicMedia'],
  [
    'an ad with a logo and what a model made',
    [one('COMPOSED'), one('UPLOADED'), made],
    'compositeWithTrainedAlgorithmicMedia',
  ],
  ['an edited photo', [one('EDITED', { model: 'x' }), one('UPLOADED')], 'compositeWithTrainedAlgorithmicMedia'],
  ['what the demo drew', [one('GENERATED', { model: 'x', isDemo: true })], 'algorithmicMedia'],
] as const)('%s', (_, line, expected) => {
  expect(digitalSourceType(line)).toBe(expected);
});
