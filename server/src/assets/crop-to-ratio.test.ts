import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cropToRatio } from './crop-to-ratio.ts';
import { readImage } from './read-image.ts';

/** Three stripes from left to right: red, green, blue. */
async function stripes(width: number, height: number, format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const third = Math.floor(width / 3);
  const stripe = (background: string) =>
    sharp({ create: { width: third, height, channels: 3, background } })
      .png()
      .toBuffer();
  const [green, blue] = await Promise.all([stripe('#0f0'), stripe('#00f')]);
  return sharp({ create: { width, height, channels: 3, background: '#f00' } })
    .composite([
      { input: green, left: third, top: 0 },
      { input: blue, left: 2 * third, top: 0 },
    ])
    .toFormat(format)
    .toBuffer();
}

test.each([
  ['1:1', 300, 300],
  ['4:5', 240, 300],
  ['9:16', 169, 300],
  ['16:9', 600, 338],
] as const)('%s out of a wide or a high picture, as large as it goes', async (ratio, width, height) => {
  const source = ratio === '16:9' ? await stripes(600, 700, 'png') : await stripes(600, 300, 'png');
  const cut = await cropToRatio(source, ratio);
  expect(cut).toMatchObject({ width, height, contentType: 'image/png' });
  expect(await readImage(cut.bytes)).toMatchObject({ width, height });
});

test('the middle stays', async () => {
  const { bytes } = await cropToRatio(await stripes(300, 100, 'png'), '1:1');
  const { dominant } = await sharp(bytes).stats();
  expect(dominant.g).toBeGreaterThan(200);
  expect(dominant.r).toBeLessThan(50);
  expect(dominant.b).toBeLessThan(50);
});

test.each([
  ['the left edge', { x: 0, y: 0 }, { left: 0, top: 0 }, 'r'],
  ['near the left edge, which it does not pass', { x: 0.1, y: 0.9 }, { left: 0, top: 0 }, 'r'],
  ['the middle', { x: 0.5, y: 0.5 }, { left: 100, top: 0 }, 'g'],
  ['a bit to the right', { x: 0.6, y: 0.5 }, { left: 130, top: 0 }, 'g'],
  ['the right edge', { x: 1, y: 0.5 }, { left: 200, top: 0 }, 'b'],
] as const)('%s stays', async (_, focalPoint, corner, colour) => {
  const { bytes, cut } = await cropToRatio(await stripes(300, 100, 'png'), '1:1', focalPoint);
  expect(cut).toEqual({ ...corner, width: 100, height: 100 });
  const { dominant } = await sharp(bytes).stats();
  expect(dominant[colour]).toBeGreaterThan(200);
});

test('of a photo that its camera turned, what is seen is cut', async () => {
  // Lies on its side in the file: shown, red is above and blue below.
  const turned = await sharp(await stripes(300, 100, 'jpeg'))
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { bytes, cut, width, height } = await cropToRatio(turned, '1:1', { x: 0.5, y: 1 });
  expect({ cut, width, height }).toEqual({
    cut: { left: 0, top: 200, width: 100, height: 100 },
    width: 100,
    height: 100,
  });
  expect((await sharp(bytes).stats()).dominant.b).toBeGreaterThan(200);
});

test.each(['png', 'jpeg', 'webp'] as const)('%s stays %s', async (format) => {
  const cut = await cropToRatio(await stripes(90, 30, format), '1:1');
  expect(cut.contentType).toBe(`image/${format}`);
});

test('what already has the shape comes back byte for byte', async () => {
  const source = await stripes(240, 300, 'jpeg');
  expect((await cropToRatio(source, '4:5')).bytes).toBe(source);
});

test.each(['4x5', '0:1', '', '-1:2', '1:2:3', '99999:1'])('"%s" is no ratio', async (ratio) => {
  await expect(cropToRatio(await stripes(9, 9, 'png'), ratio)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

test('an extreme shape still leaves a pixel', async () => {
  expect(await cropToRatio(await stripes(30, 30, 'png'), '9999:1')).toMatchObject({ width: 30, height: 1 });
});
