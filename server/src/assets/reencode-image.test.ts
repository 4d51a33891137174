import { readFile } from 'node:fs/promises';
import sharp, { type Color } from 'sharp';
import { expect, test } from 'vitest';
import { reencodeImage } from './reencode-image.ts';

test('a photo is turned upright, and where it was taken stays behind', async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#abc' } })
    .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const kept = await reencodeImage(photo);
  expect(kept).toMatchObject({ contentType: 'image/jpeg', extension: 'jpg', width: 40, height: 60 });
  const metadata = await sharp(kept.bytes).metadata();
  expect(metadata.exif).toBeUndefined();
  expect(metadata.orientation).toBeUndefined();
});

test('a large one is made to fit, a small one is left at its size', async () => {
  const wide = await sharp({ create: { width: 5000, height: 1000, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
  expect(await reencodeImage(wide, { longestSide: 4096 })).toMatchObject({
    width: 4096,
    height: 819,
    contentType: 'image/png',
  });
  const small = await sharp({ create: { width: 20, height: 10, channels: 4, background: '#abc8' } })
    .webp()
    .toBuffer();
  expect(await reencodeImage(small, { longestSide: 4096 })).toMatchObject({
    width: 20,
    height: 10,
    contentType: 'image/webp',
  });
});

test('what hides behind the picture does not come along, and transparency does', async () => {
  const png = await sharp({
    create: { width: 20, height: 10, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } },
  })
    .png()
    .toBuffer();
  const kept = await reencodeImage(Buffer.concat([png, Buffer.from('<script>hidden</script>')]));
  expect(Buffer.from(kept.bytes).includes('hidden')).toBe(false);
  expect((await sharp(kept.bytes).metadata()).hasAlpha).toBe(true);
});

test('code is refused', async () => {
  await expect(reencodeImage(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject({
    code: 'IMAGE_INVALID',
  });
});

const green = { r: 0, g: 200, b: 0 };
const drawn = (background: Color, channels: 3 | 4 = 3) =>
  sharp({ create: { width: 60, height: 40, channels, background } });

async function firstPixel(bytes: Uint8Array): Promise<number[]> {
  return [...(await sharp(bytes).removeAlpha().extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer())];
}

test('a photo of a wide color space keeps its colors, and tells nothing of its camera', async () => {
  // The same numbers mean another green there.
  const asIs = await firstPixel(await drawn(green).png().toBuffer());
  for (const format of ['png', 'jpeg', 'webp', 'avif'] as const) {
    const wide = await drawn(green)
      .withIccProfile('p3')
      .withExif({ IFD2: { BodySerialNumber: '12345' } })
      .toFormat(format)
      .toBuffer();
    const kept = await reencodeImage(wide);
    for (const [at, value] of (await firstPixel(kept.bytes)).entries())
      expect(Math.abs(value - (asIs[at] ?? 0))).toBeLessThan(10);
    const { icc, exif, xmp } = await sharp(kept.bytes).metadata();
    expect([icc, exif, xmp]).toEqual([undefined, undefined, undefined]);
    expect(Buffer.from(kept.bytes).includes('12345')).toBe(false);
  }
});

test('AVIF and a phone’s HEIC become JPEGs, or PNGs where something is see-through', async () => {
  const avif = await drawn(green).avif().toBuffer();
  expect(await reencodeImage(avif)).toMatchObject({ contentType: 'image/jpeg', width: 60, height: 40 });
  const clear = await drawn({ ...green, alpha: 0.5 }, 4)
    .avif()
    .toBuffer();
  expect(await reencodeImage(clear)).toMatchObject({ contentType: 'image/png', extension: 'png' });
  const heic = await readFile(new URL('../../../client/e2e/fixtures/phone-photo.heic', import.meta.url));
  const photo = await reencodeImage(heic, { longestSide: 32 });
  expect(photo.contentType).toBe('image/jpeg');
  expect(Math.max(photo.width, photo.height)).toBe(32);
  await expect(reencodeImage(heic, { maxPixels: 100 })).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' });
});

test('a HEIC keeps its colors, too', async () => {
  const heic = await readFile(new URL('../../../client/e2e/fixtures/phone-photo.heic', import.meta.url));
  const { icc = Buffer.alloc(0) } = await sharp(await drawn(green).withIccProfile('p3').png().toBuffer()).metadata();
  const box = Buffer.concat([Buffer.alloc(4), Buffer.from('colrprof'), icc]);
  box.writeUInt32BE(box.length);
  const [plain, wide] = await Promise.all([heic, Buffer.concat([heic, box])].map((file) => reencodeImage(file)));
  const spread = async (image: typeof plain) => {
    const { channels } = await sharp(image?.bytes).stats();
    const means = channels.map(({ mean }) => mean);
    return Math.max(...means) - Math.min(...means);
  };
  // What is far from gray there is farther here.
  expect(await spread(wide)).toBeGreaterThan((await spread(plain)) + 0.1);
});

test('of an animated picture the first image is kept', async () => {
  const frames = Buffer.concat(
    await Promise.all([green, { r: 255, g: 0, b: 0 }].map((color) => drawn(color).raw().toBuffer())),
  );
  const strip = sharp(frames, { raw: { width: 60, height: 80, channels: 3, pageHeight: 40 } });
  for (const [format, contentType] of [
    ['gif', 'image/png'],
    ['webp', 'image/webp'],
  ] as const) {
    const animated = await strip.clone().toFormat(format, { loop: 0 }).toBuffer();
    expect((await sharp(animated).metadata()).pages).toBe(2);
    const kept = await reencodeImage(animated);
    expect(kept).toMatchObject({ contentType, width: 60, height: 40 });
    expect((await sharp(kept.bytes).metadata()).pages ?? 1).toBe(1);
    const [r = 0, g = 0] = await firstPixel(kept.bytes);
    expect(g - r).toBeGreaterThan(150);
  }
});

test('a torn file of any of these formats is refused, and one of too many pixels before it is decoded', async () => {
  const noise = () =>
    sharp({
      create: {
        width: 300,
        height: 200,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
  const heic = await readFile(new URL('../../../client/e2e/fixtures/phone-photo.heic', import.meta.url));
  for (const file of [await noise().avif().toBuffer(), await noise().gif().toBuffer(), heic]) {
    await expect(reencodeImage(file.subarray(0, file.length >> 1))).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
    await expect(reencodeImage(file, { maxPixels: 100 })).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' });
    await expect(reencodeImage(file, { maxBytes: 100 })).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' });
  }
  await expect(reencodeImage(Buffer.from('\0\0\0\x1cftypheic\0\0\0\0mif1heic', 'latin1'))).rejects.toMatchObject({
    code: 'IMAGE_INVALID',
  });
});
