import { readFontTables } from './font-tables.ts';

/** Whether a font has a sign of its own for a code point. */
export type Coverage = (point: number) => boolean;

/** Of fonts that come with the product. */
const limits = { tables: 64, unpacked: 100_000_000 };

/** What a font file has signs for. Throws where it cannot be read. */
export function readCoverage(file: Uint8Array): Coverage {
  const cmap = readFontTables(file, limits).tables.get('cmap');
  if (!cmap) throw new Error('The font has no table of signs.');
  return coverageOf(readSigns(cmap));
}

export function coverageOf(ranges: readonly (readonly [number, number])[]): Coverage {
  return (point) => ranges.some(([first, last]) => point >= first && point <= last);
}

/** The code points of a table `cmap`, from and to, in order: of all subtables that are known, since each may have signs of its own. Throws where it is broken. */
export function readSigns(cmap: Uint8Array): [number, number][] {
  const table = new DataView(cmap.buffer, cmap.byteOffset, cmap.byteLength);
  const ranges: [number, number][] = [];
  const count = table.getUint16(2);
  for (let index = 0; index < count; index += 1) {
    const at = table.getUint32(4 + index * 8 + 4);
    const format = table.getUint16(at);
    if (format === 4) ranges.push(...segmentsOf(table, at));
    else if (format === 12) ranges.push(...groupsOf(table, at));
  }
  return joined(ranges);
}

/** Each code point once: subtables repeat one another. */
function joined(ranges: readonly [number, number][]): [number, number][] {
  const whole: [number, number][] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    const before = whole.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else if (first <= last) whole.push([first, last]);
  }
  return whole;
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
  if (count > table.byteLength / 12) throw new RangeError('The table names more signs than it has room for.');
  return Array.from({ length: count }, (_, index): [number, number] => {
    const group = at + 16 + index * 12;
    return [table.getUint32(group), table.getUint32(group + 4)];
  });
}
