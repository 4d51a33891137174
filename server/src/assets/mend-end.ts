import { crc32 } from 'node:zlib';

/*
 * A file that lost its last bytes on the way may still have all its pixels: then only its end is written anew. Whether they are
 * all there is the decoder's to say: nothing is made up here.
 */

/** A JPEG with the marker at its end. Where something else follows that marker, a second one does no harm. */
export function mendJpeg(bytes: Uint8Array): Uint8Array {
  return bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9 ? bytes : Buffer.concat([bytes, Buffer.from([0xff, 0xd9])]);
}

const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');
const pngHeadBytes = 8;

/** A PNG of whole chunks: what is torn after the pixels is left out, and a check sum that is missing is worked out. */
export function mendPng(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = pngHeadBytes; start < file.length;) {
    const data = start + 8;
    const end = data <= file.length ? data + file.readUInt32BE(start) : Number.POSITIVE_INFINITY;
    if (end + 4 > file.length) return endPng(file, start, end);
    if (file.toString('latin1', start + 4, data) === 'IEND') return bytes;
    start = end + 4;
  }
  return bytes;
}

/** The chunk that begins at `start` is torn; its data would reach to `end`. */
function endPng(file: Buffer, start: number, end: number): Buffer {
  if (end > file.length) return Buffer.concat([file.subarray(0, start), pngEnd]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(file.subarray(start + 4, end)));
  return Buffer.concat([file.subarray(0, end), sum, pngEnd]);
}

const webpHeadBytes = 12;

/** A WebP of whole chunks, whose length is what it says: metadata that is torn after the pixels is left out. */
export function mendWebp(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < webpHeadBytes || file.readUInt32LE(4) + 8 <= file.length) return bytes;
  let whole = webpHeadBytes;
  while (whole + 8 <= file.length) {
    const end = whole + 8 + file.readUInt32LE(whole + 4);
    if (end > file.length) break;
    whole = end + (end % 2);
  }
  const mended = Buffer.alloc(whole);
  file.copy(mended, 0, 0, Math.min(whole, file.length));
  mended.writeUInt32LE(whole - 8, 4);
  return mended;
}
