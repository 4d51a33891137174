import { crc32 } from 'node:zlib';
import { type Spliced, spliceBytes } from '../stretches.ts';

/**
 * A picture with an XMP packet in it, where its format keeps one; its pixels stay as they are. Whatever the file is called, its first bytes
 * say what it is. A file that is none of the three goes out as it is.
 */
export function insertXmp(picture: Uint8Array, xmp: Uint8Array): Spliced {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  if (bytes.subarray(0, 8).equals(pngSignature)) return intoPng(bytes, xmp);
  if (bytes.readUInt16BE(0) === 0xffd8) return intoJpeg(bytes, xmp);
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return intoWebp(bytes, xmp);
  return spliceBytes(bytes.byteLength, []);
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** As an `iTXt` chunk after the header, which is always the first and 25 bytes long. */
function intoPng(picture: Buffer, xmp: Uint8Array): Spliced {
  // Keyword, then: not compressed, no language, no translated keyword.
  const data = Buffer.concat([Buffer.from('iTXtXML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp]);
  const chunk = Buffer.concat([uint32(data.byteLength - 4, 'BE'), data, uint32(crc32(data), 'BE')]);
  return spliceBytes(picture.byteLength, [{ from: 33, to: 33, bytes: chunk }]);
}

/** As an APP1 segment at the beginning, behind JFIF’s, which must be the first. */
function intoJpeg(picture: Buffer, xmp: Uint8Array): Spliced {
  const data = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), xmp]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.byteLength + 2);
  const at = picture.readUInt16BE(2) === 0xffe0 ? 4 + picture.readUInt16BE(4) : 2;
  return spliceBytes(picture.byteLength, [
    { from: at, to: at, bytes: Buffer.concat([Buffer.from([0xff, 0xe1]), length, data]) },
  ]);
}

/** As the last chunk, which only the extended format has: a simple file is given its header. */
function intoWebp(picture: Buffer, xmp: Uint8Array): Spliced {
  const end = 8 + picture.readUInt32LE(4);
  const padding = Buffer.alloc(xmp.byteLength % 2);
  const chunk = Buffer.concat([Buffer.from('XMP ', 'latin1'), uint32(xmp.byteLength, 'LE'), xmp, padding]);
  const kind = picture.toString('latin1', 12, 16);
  const isExtended = kind === 'VP8X';
  const header = isExtended ? Buffer.from(picture.subarray(12, 30)) : extendedHeader(picture, kind);
  header.writeUInt8(header.readUInt8(8) | xmpFlag, 8);
  const riff = Buffer.from(picture.subarray(0, 12));
  riff.writeUInt32LE(end - 8 + chunk.byteLength + (isExtended ? 0 : header.byteLength), 4);
  return spliceBytes(picture.byteLength, [
    { from: 0, to: isExtended ? 30 : 12, bytes: Buffer.concat([riff, header]) },
    { from: end, to: picture.byteLength, bytes: chunk },
  ]);
}

const xmpFlag = 0x04;
const alphaFlag = 0x10;

/** https://developers.google.com/speed/webp/docs/riff_container */
function extendedHeader(picture: Buffer, kind: string): Buffer {
  const header = Buffer.alloc(18);
  header.write('VP8X', 'latin1');
  header.writeUInt32LE(10, 4);
  const isLossless = kind === 'VP8L';
  const sizes = isLossless ? picture.readUInt32LE(21) : 0;
  const width = isLossless ? sizes & 0x3fff : (picture.readUInt16LE(26) & 0x3fff) - 1;
  const height = isLossless ? (sizes >>> 14) & 0x3fff : (picture.readUInt16LE(28) & 0x3fff) - 1;
  if (isLossless && (sizes >>> 28) & 1) header.writeUInt8(alphaFlag, 8);
  header.writeUIntLE(width, 12, 3);
  header.writeUIntLE(height, 15, 3);
  return header;
}

function uint32(value: number, order: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.alloc(4);
  if (order === 'LE') bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
}
