import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { drawRenditions } from './draw-renditions.ts';
import { reencodeImage } from './reencode-image.ts';
import { pathOfWidth } from './renditions.ts';

const red = { r: 255, g: 0, b: 0 };
const plain = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: alpha === 1 ? 3 : 4, background: { ...red, alpha } } });
const grey16 = () => plain(700, 350).toColourspace('b-w').toColourspace('grey16');
/** Red above, and a strip of blue below it. */
const striped = (width: number, height: number) =>
  plain(width, height).composite([
    { input: { create: { width, height: height / 4, channels: 3, background: '#00f' } }, gravity: 'south' },
  ]);

async function drawOf(picture: Sharp | Promise<Buffer>) {
  return drawRenditions(await reencodeImage(await ('toBuffer' in picture ? picture.toBuffer() : picture)));
}

test.each<[string, Sharp, string[]]>([
  ['large', plain(2560, 1280).png(), ['256x128', '640x320', '1280x640']],
  ['as wide as a copy', plain(1280, 640).jpeg(), ['256x128', '640x320']],
  ['small', plain(256, 900).png(), []],
  ['wide and flat', plain(3000, 2).png(), ['256x1', '640x1', '1280x1']],
  ['too tall for a WebP', plain(257, 17_000).png(), []],
  ['of 16 bits and grey', grey16().png(), ['256x128', '640x320']],
  ['on its side by its EXIF', plain(300, 900).withMetadata({ orientation: 6 }).jpeg(), ['256x85', '640x213']],
])('%s: %#', async (_, picture, sizes) => {
  const renditions = await drawOf(picture);
  const seen = await Promise.all(renditions.map(async ({ bytes }) => sharp(bytes).metadata()));
  expect(seen.map(({ format, width, height }) => `${format} ${width}x${height}`)).toEqual(
    sizes.map((size) => `webp ${size}`),
  );
  expect(renditions.map(({ width }) => width)).toEqual(seen.map(({ width }) => width));
});

test('what can be seen through stays so', async () => {
  const [copy] = await drawOf(plain(300, 300, 0.5).png());
  const { data, info } = await sharp(copy?.bytes).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(4);
  expect(data[3]).toBeCloseTo(128, -1);
});

test('a photo that lies on its side stands upright in its copies', async () => {
  const [copy] = await drawOf(striped(400, 400).withMetadata({ orientation: 3 }).jpeg());
  const { data } = await sharp(copy?.bytes).raw().toBuffer({ resolveWithObject: true });
  // Turned upside down: the strip is on top.
  expect([data[0], data[2]]).toEqual([expect.closeTo(0, -2), expect.closeTo(255, -2)]);
});

test('of one that moves the first picture is taken', async () => {
  const frames = await Promise.all(['#0f0', '#00f'].map((background) => frame(background)));
  const moving = sharp(frames, { join: { animated: true } }).webp({ loop: 0, delay: [100, 100] });
  const [copy] = await drawOf(moving);
  const { data, info } = await sharp(copy?.bytes).raw().toBuffer({ resolveWithObject: true });
  expect([info.height, data[1]]).toEqual([256, expect.closeTo(255, -1)]);

  function frame(background: string) {
    return sharp({ create: { width: 300, height: 300, channels: 3, background } })
      .png()
      .toBuffer();
  }
});

test.each<[number | null, number[], string]>([
  [null, [256, 640], 'p.png'],
  [1, [256, 640], 'p.png.256.webp'],
  [256, [256, 640], 'p.png.256.webp'],
  [257, [256, 640], 'p.png.640.webp'],
  [641, [256, 640], 'p.png'],
  [100, [], 'p.png'],
])('for a width of %s with copies of %j: %s', (width, widths, path) => {
  expect(pathOfWidth({ path: 'p.png', rendition_widths: widths }, width)).toBe(path);
});
