import { deflateSync, crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { readImage } from './read-image.ts';
import { reencodeImage } from './reencode-image.ts';

/** The same each time: what a cut takes away must not depend on chance. */
function picture(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  let seed = 1;
  for (let at = 0; at < pixels.length; at += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    pixels[at] = 60 + ((at >> 3) % 120) + (seed % 60);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
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

describe('a file that has lost its end, and no pixel, is whole', () => {
  const exif = { IFD0: { Copyright: 'somebody, and more words than a few bytes can hold' } };
  const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
  const files: [string, () => Promise<Buffer>, number[]][] = [
    ['JPEG', () => picture(300, 200).jpeg().toBuffer(), [1, 2]],
    ['JPEG, progressive', () => picture(299, 201).jpeg({ progressive: true }).toBuffer(), [1, 2]],
    ['JPEG with a profile and EXIF', () => picture(64, 48).withExif(exif).jpeg().toBuffer(), [1, 2]],
    ['PNG without IEND', () => picture(300, 200).png().toBuffer(), [1, 2, 4, 8, 12]],
    ['PNG without its last check sum', () => picture(300, 200).png().toBuffer(), [13, 14, 16]],
    ['PNG, interlaced', () => picture(300, 200).png({ progressive: true }).toBuffer(), [2, 12, 16]],
    ['WebP, torn in its metadata', () => picture(300, 200).withExif(exif).webp().toBuffer(), [1, 2, 5]],
  ];
  test.each(files)('%s', async (_, make, missing) => {
    const bytes = await make();
    const { width, height } = await readImage(bytes);
    for (const count of missing) {
      const file = bytes.subarray(0, -count);
      expect(await readImage(file)).toMatchObject({ width, height });
      const kept = await reencodeImage(file);
      expect(await pixels(Buffer.from(kept.bytes))).toEqual(
        await pixels(Buffer.from((await reencodeImage(bytes)).bytes)),
      );
    }
  });

  test('what a camera writes behind the end does no harm', async () => {
    const bytes = await picture(64, 48).jpeg().toBuffer();
    expect(await readImage(Buffer.concat([bytes, Buffer.from('MotionPhoto_Data')]))).toMatchObject({ width: 64 });
  });

  test('bytes too many before the end do no harm', async () => {
    const bytes = await picture(64, 48).jpeg().toBuffer();
    const padded = Buffer.concat([bytes.subarray(0, -2), Buffer.alloc(30), bytes.subarray(-2)]);
    expect(await readImage(padded)).toMatchObject({ width: 64 });
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

  const jpegs: [string, (image: Sharp) => Promise<Buffer>][] = [
    ['JPEG', (image) => image.jpeg().toBuffer()],
    ['JPEG, progressive', (image) => image.jpeg({ progressive: true }).toBuffer()],
    ['JPEG, progressive as MozJPEG makes it', (image) => image.jpeg({ mozjpeg: true }).toBuffer()],
    ['JPEG, progressive and grey', (image) => image.toColourspace('b-w').jpeg({ progressive: true }).toBuffer()],
    ['JPEG, progressive, of four inks', (image) => image.toColourspace('cmyk').jpeg({ progressive: true }).toBuffer()],
    ['JPEG of one scan for each component', componentByComponent],
    ['JPEG of a camera that numbers its scan otherwise', async (image) => renumberScan(await image.jpeg().toBuffer())],
  ];
  test.each(jpegs)('a torn %s, also with an end put to it, and between any two scans', async (_, make) => {
    const bytes = await make(picture(300, 200));
    expect(await readImage(bytes)).toMatchObject({ width: 300, height: 200 });
    const cuts = scanStarts(bytes).flatMap((start) => [start - 3, start, start + 3]);
    for (const length of [...cuts, ...[8, 20, 2_000, bytes.length >> 1].map((missing) => bytes.length - missing)]) {
      const torn = bytes.subarray(0, length);
      for (const file of [torn, Buffer.concat([torn, Buffer.from([0xff, 0xd9])])])
        await expect(readImage(file)).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
    }
  });

  test.each(['png', 'png interlaced'])('a torn %s, also with an end put to it', async (kind) => {
    const bytes = await picture(300, 200)
      .png({ progressive: kind.includes('interlaced') })
      .toBuffer();
    const end = bytes.subarray(-12);
    for (const missing of [60, 2_000, Math.floor(bytes.length / 2)]) {
      const torn = bytes.subarray(0, -missing);
      for (const file of [torn, Buffer.concat([torn, end])])
        await expect(readImage(file)).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
    }
  });

  test('a torn WebP, also of the length that it says', async () => {
    for (const lossless of [true, false]) {
      const bytes = await picture(300, 200).webp({ lossless }).toBuffer();
      for (const missing of [20, 2_000, Math.floor(bytes.length / 2)]) {
        const torn = Buffer.from(bytes.subarray(0, -missing));
        await expect(readImage(torn)).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
        torn.writeUInt32LE(torn.length - 8, 4);
        await expect(readImage(torn)).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
      }
    }
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

/** Where each scan begins, and the end of the last. */
function scanStarts(jpeg: Buffer): number[] {
  const starts: number[] = [];
  for (let at = jpeg.indexOf(0xff, 2); at !== -1; at = jpeg.indexOf(0xff, at + 1)) {
    const marker = jpeg[at + 1];
    if (marker === 0xda || marker === 0xd9) starts.push(at);
    if (marker !== 0x00 && marker !== 0xd9) at += 1 + jpeg.readUInt16BE(at + 2);
  }
  return starts.slice(0, -1);
}

/** Three grey pictures as the components of one, each in a scan of its own, as a JPEG that is not progressive may be. */
async function componentByComponent(image: Sharp): Promise<Buffer> {
  const grey = await image.toColourspace('b-w').jpeg({ optimiseCoding: false }).toBuffer();
  const frame = grey.indexOf(Buffer.from([0xff, 0xc0]));
  const frameEnd = frame + 2 + grey.readUInt16BE(frame + 2);
  const scan = grey.indexOf(Buffer.from([0xff, 0xda]));
  const ids = [1, 2, 3];
  const size = grey.subarray(frame + 4, frame + 9);
  const components = ids.flatMap((id) => [id, 0x11, 0]);
  const pixels = grey.subarray(scan + 2 + grey.readUInt16BE(scan + 2), -2);
  const scans = ids.map((id) => Buffer.concat([Buffer.from([0xff, 0xda, 0, 8, 1, id, 0, 0, 63, 0]), pixels]));
  return Buffer.concat([
    grey.subarray(0, frame),
    Buffer.from([0xff, 0xc0, 0, 17, ...size, 3, ...components]),
    grey.subarray(frameEnd, scan),
    ...scans,
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** Some phones write zeros where a sequential scan names its coefficients; a decoder warns of it, and then of nothing else. */
function renumberScan(jpeg: Buffer): Buffer {
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const end = scan + 2 + jpeg.readUInt16BE(scan + 2);
  return Buffer.from(jpeg).fill(0, end - 3, end);
}

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
