import { brotliDecompressSync } from 'node:zlib';

/** Whether a font has a sign of its own for a code point. */
export type Coverage = (point: number) => boolean;

const woff2 = 0x774f4632;
/** By their numbers in WOFF2’s list of known tables. */
const [cmap, glyf, loca] = [0, 10, 11];

/** What a WOFF2 file has signs for, from its `cmap`. Throws where it is no such file. */
export function readCoverage(file: Uint8Array): Coverage {
  return readCmap(tableOf(file));
}

/** The bytes of the table `cmap`, which WOFF2 compresses with the others (https://www.w3.org/TR/WOFF2/). */
function tableOf(file: Uint8Array): DataView {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== woff2) throw new Error('The font is no WOFF2 file.');
  const count = view.getUint16(12);
  const compressed = view.getUint32(20);
  let at = 48;
  const readLength = () => {
    let length = 0;
    for (;;) {
      const byte = view.getUint8(at);
      at += 1;
      length = length * 128 + (byte & 0x7f);
      if (byte < 0x80) return length;
    }
  };
  let [offset, start, length] = [0, -1, 0];
  for (let index = 0; index < count; index += 1) {
    const flags = view.getUint8(at);
    const [tag, version] = [flags & 0x3f, flags >> 6];
    at += tag === 0x3f ? 5 : 1;
    const original = readLength();
    const isTransformed = tag === glyf || tag === loca ? version !== 3 : version !== 0;
    const stored = isTransformed ? readLength() : original;
    if (tag === cmap) [start, length] = [offset, stored];
    offset += stored;
  }
  if (start < 0) throw new Error('The font has no table of signs.');
  const whole = brotliDecompressSync(file.subarray(at, at + compressed));
  return new DataView(whole.buffer, whole.byteOffset + start, length);
}

/** Of all subtables that are known, since each may have signs of its own. */
function readCmap(table: DataView): Coverage {
  const ranges: [number, number][] = [];
  const count = table.getUint16(2);
  for (let index = 0; index < count; index += 1) {
    const at = table.getUint32(4 + index * 8 + 4);
    const format = table.getUint16(at);
    if (format === 4) ranges.push(...segmentsOf(table, at));
    else if (format === 12) ranges.push(...groupsOf(table, at));
  }
  const sorted = ranges.toSorted(([a], [b]) => a - b);
  return (point) => sorted.some(([first, last]) => point >= first && point <= last);
}

function segmentsOf(table: DataView, at: number): [number, number][] {
  const count = table.getUint16(at + 6) / 2;
  return Array.from({ length: count }, (_, index): [number, number] => {
    const last = table.getUint16(at + 14 + index * 2);
    const first = table.getUint16(at + 16 + count * 2 + index * 2);
    return [first, last];
  }).filter(([first]) => first !== 0xffff);
}

function groupsOf(table: DataView, at: number): [number, number][] {
  const count = table.getUint32(at + 12);
  return Array.from({ length: count }, (_, index): [number, number] => {
    const group = at + 16 + index * 12;
    return [table.getUint32(group), table.getUint32(group + 4)];
  });
}
