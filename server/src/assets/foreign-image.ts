import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import type { ImageFacts } from './read-image.ts';
import { decodeHeic } from './heic/decode-heic.ts';

/** What people have beside the formats that are kept: `heic` is a phone's photo, of an animated file the first image counts. */
export type ForeignFormat = 'avif' | 'gif' | 'heic';

/** By the first bytes, as of all images: never by a name. */
export function sniffForeign(bytes: Uint8Array): ForeignFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(64, bytes.byteLength)).toString('latin1');
  if (/^GIF8[79]a/.test(head)) return 'gif';
  const brands = /^\0\0\0[^\0]ftyp(.{4})/s.exec(head);
  if (!brands) return null;
  const all = head.slice(8, head.charCodeAt(3));
  if (/avi[fs]/.test(all)) return 'avif';
  return /hei[cxms]|hev[cx]|mif1|msf1/.test(all) ? 'heic' : null;
}

export interface OpenedImage {
  picture: Sharp;
  /** What it is kept as: a photo as a JPEG, what may be see-through or drawn as a PNG. */
  keptAs: Pick<ImageFacts, 'contentType' | 'extension'>;
}

/** Opens one within a number of pixels, before any is decoded. Its errors are those of sharp. */
export async function openForeign(bytes: Uint8Array, format: ForeignFormat, maxPixels: number): Promise<OpenedImage> {
  const file = format === 'heic' ? await readHeic(bytes, maxPixels) : bytes;
  const open = () => sharp(file, { limitInputPixels: maxPixels, failOn: 'error', autoOrient: true, pages: 1 });
  const { hasAlpha } = await open().metadata();
  const isDrawn = format === 'gif' || (hasAlpha && !(await open().stats()).isOpaque);
  return {
    picture: open(),
    keptAs: isDrawn ? { contentType: 'image/png', extension: 'png' } : { contentType: 'image/jpeg', extension: 'jpg' },
  };
}

/** As a PNG that has the photo's color profile: the decoder gives its numbers as they are. */
async function readHeic(bytes: Uint8Array, maxPixels: number): Promise<Buffer> {
  const { width, height, pixels } = await decodeHeic(bytes, maxPixels);
  const png = await sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: maxPixels })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const profile = findProfile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return profile ? withProfile(png, profile) : png;
}

/** The ICC profile in a box `colr` of kind `prof` (ISO 14496-12, 12.1.5). */
function findProfile(bytes: Buffer): Buffer | null {
  const at = bytes.indexOf('colrprof', 0, 'latin1');
  if (at < 4) return null;
  const end = at - 4 + bytes.readUInt32BE(at - 4);
  return end > at + 8 && end <= bytes.length ? bytes.subarray(at + 8, end) : null;
}

/** Of a PNG, the header ends at its 33rd byte. */
function withProfile(png: Buffer, profile: Buffer): Buffer {
  const data = Buffer.concat([Buffer.from('iCCPphoto\0\0', 'latin1'), deflateSync(profile)]);
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
