/*
 * An archive of files that are stored as they are: pictures are compressed already. Their sizes and checksums are known beforehand, so that
 * where each byte of the archive stands follows from the list of files alone. The format is APPNOTE.TXT 6.3.10 of PKWARE
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), with ZIP64 where an archive outgrows 4 GiB or 65,535 files.
 */

export interface ZippedFile {
  /** With its folders, parted by `/`. */
  path: string;
  byteSize: number;
  crc32: number;
}

/** A part of an archive: bytes that describe it, or the content of the file of that position in the list. */
export type ZipPart = { start: number; bytes: Uint8Array } | { start: number; length: number; file: number };

export interface ZipLayout {
  byteSize: number;
  /** One after the other, without gaps. */
  parts: readonly ZipPart[];
}

/** Files of up to 4 GiB each. `at` is the time that all of them are given. */
export function layOutZip(files: readonly ZippedFile[], at: Date): ZipLayout {
  const parts: ZipPart[] = [];
  const directory: Uint8Array[] = [];
  let start = 0;
  const add = (bytes: Uint8Array) => {
    parts.push({ start, bytes });
    start += bytes.byteLength;
  };
  for (const [index, file] of files.entries()) {
    const common = commonHeader(file, at);
    const name = Buffer.from(file.path, 'utf8');
    directory.push(directoryEntry(common, name, start));
    add(Buffer.concat([uint32(0x04034b50), common, name]));
    if (file.byteSize > 0) parts.push({ start, length: file.byteSize, file: index });
    start += file.byteSize;
  }
  const directoryStart = start;
  for (const entry of directory) add(entry);
  add(endOfDirectory(files.length, directoryStart, start - directoryStart));
  return { byteSize: start, parts };
}

/** ZIP 2.0, or 4.5 with ZIP64, which older readers cannot read in any case. */
const zip64Version = 45;
const version = 20;
/** Names are UTF-8. */
const utf8Flag = 0x0800;
const largest32 = 0xffff_ffff;
const largest16 = 0xffff;

/** From the version to the length of what follows the name, as both headers of a file have it. */
function commonHeader({ path, byteSize, crc32 }: ZippedFile, at: Date): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(version, 0);
  header.writeUInt16LE(utf8Flag, 2);
  // Stored, at 4.
  header.writeUInt16LE(dosTime(at), 6);
  header.writeUInt16LE(dosDate(at), 8);
  header.writeUInt32LE(crc32, 10);
  header.writeUInt32LE(byteSize, 14);
  header.writeUInt32LE(byteSize, 18);
  header.writeUInt16LE(Buffer.byteLength(path), 22);
  return header;
}

function directoryEntry(common: Buffer, name: Buffer, start: number): Buffer {
  const isFar = start >= largest32;
  const far = isFar ? Buffer.concat([uint16(1), uint16(8), uint64(start)]) : Buffer.alloc(0);
  const own = Buffer.from(common);
  if (isFar) own.writeUInt16LE(zip64Version, 0);
  own.writeUInt16LE(far.byteLength, 24);
  // Comment, disk and attributes are none; a file of Unix that its owner may write and all may read.
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((0o100644 << 16) >>> 0, 6);
  rest.writeUInt32LE(isFar ? largest32 : start, 10);
  return Buffer.concat([uint32(0x02014b50), uint16((3 << 8) | (isFar ? zip64Version : version)), own, rest, name, far]);
}

function endOfDirectory(count: number, start: number, length: number): Buffer {
  const isLarge = count >= largest16 || start >= largest32 || length >= largest32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, largest16), 8);
  end.writeUInt16LE(Math.min(count, largest16), 10);
  end.writeUInt32LE(Math.min(length, largest32), 12);
  end.writeUInt32LE(Math.min(start, largest32), 16);
  if (!isLarge) return end;
  const versions = Buffer.concat([uint16((3 << 8) | zip64Version), uint16(zip64Version)]);
  const sizes = [count, count, length, start].map(uint64);
  const record = Buffer.concat([uint32(0x06064b50), uint64(44), versions, uint32(0), uint32(0), ...sizes]);
  const locator = Buffer.concat([uint32(0x07064b50), uint32(0), uint64(start + length), uint32(1)]);
  return Buffer.concat([record, locator, end]);
}

/** In UTC, so that the same export is the same archive everywhere. */
function dosTime(at: Date): number {
  return (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
}

function dosDate(at: Date): number {
  return (Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
