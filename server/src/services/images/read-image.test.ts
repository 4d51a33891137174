import { deflateSync, crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { readImage } from './read-image.ts';

function picture(width: number, height: number): Sharp {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: 200, g: 80, b: 40 },
      noise: { type: 'gaussian', sigma: 30 },
    },
  });
}

describe('what a picture is', () => {
  test.each([
    ['png', 'image/png', 'png'],
    ['jpeg', 'image/jpeg', 'jpg'],
    ['webp', 'image/webp', 'webp'],
  ] as const)('%s', async (format, contentType, extension) => {
    const bytes = await picture(64, 48).toFormat(format).toBuffer();
    expect(await readImage(bytes)).toEqual({ contentType, extension, width: 64, height: 48 });
  });

  test('a photo that lies on its side is measured upright', async () => {
    const bytes = await picture(64, 48).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await readImage(bytes)).toMatchObject({ width: 48, height: 64 });
  });

  test('a view into a larger buffer is read from where it begins', async () => {
    const png = await picture(8, 8).png().toBuffer();
    const around = new Uint8Array(png.length + 100);
    around.set(png, 50);
    expect(await readImage(around.subarray(50, 50 + png.length))).toMatchObject({ width: 8 });
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>';
  test.each([
    ['SVG', Buffer.from(svg)],
    ['SVG with a prologue', Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ['text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['a WebP in name only', Buffer.from('RIFF0000WAVEfmt ')],
    ['a PNG in its first bytes only', Buffer.from('\x89PNG\r\n\x1A\nnothing', 'latin1')],
  ])('%s', async (_, bytes) => {
    await expect(readImage(bytes)).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
  });

  test('GIF and TIFF, although they could be read', async () => {
    for (const format of ['gif', 'tiff'] as const) {
      const bytes = await picture(8, 8).toFormat(format).toBuffer();
      await expect(readImage(bytes)).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
    }
  });

  test.each(['png', 'jpeg', 'webp'] as const)('a %s that was torn off', async (format) => {
    const bytes = await picture(300, 300).toFormat(format).toBuffer();
    const torn = bytes.subarray(0, bytes.length / 2);
    await expect(readImage(torn)).rejects.toMatchObject({
      code: 'IMAGE_INVALID',
      message: 'The picture is damaged or not whole.',
    });
  });

  test('too many bytes', async () => {
    await expect(readImage(Buffer.alloc(20_000_001))).rejects.toMatchObject({
      code: 'IMAGE_TOO_LARGE',
      message: 'The picture is larger than 20 MB.',
      details: { bytes: 20_000_001, maxBytes: 20_000_000 },
    });
  });

  test('a small file that would unfold to 256 megapixels, before it does', async () => {
    const bomb = flatPng(16_000, 16_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(readImage(bomb)).rejects.toMatchObject({
      code: 'IMAGE_TOO_LARGE',
      message: 'The picture is larger than 40 megapixels.',
      details: { maxPixels: 40_000_000 },
    });
  });
});

/** A grey PNG of one bit a pixel, written by hand, since no honest encoder makes one so fast. */
function flatPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)));
  const signature = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
