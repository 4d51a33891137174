import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findFamily, fontFamilies, slugOf } from '@visualadgen/compose/fonts/families.ts';
import { type Coverage, readCoverage } from './read-coverage.ts';

/** One file of a family: the signs of some scripts. */
export interface FontSubset {
  family: string;
  /** As Fontsource calls it, such as `latin-ext`. */
  name: string;
  ranges: readonly (readonly [number, number])[];
  read(): Promise<Uint8Array>;
}

export interface LoadedSubset extends FontSubset {
  bytes: Uint8Array;
  covers: Coverage;
}

const families = new Map<string, Promise<readonly FontSubset[]>>();
const loaded = new Map<FontSubset, Promise<LoadedSubset>>();

/** The files of a family that a text needs. They are read once, when something is first written in them. */
export async function subsetsFor(familyName: string, text: string): Promise<LoadedSubset[]> {
  const subsets = await allSubsets(familyName);
  const points = [...new Set(text)].map((sign) => sign.codePointAt(0) ?? 0);
  const needed = subsets.filter(({ ranges }) => points.some((point) => isIn(ranges, point)));
  return Promise.all(needed.map((subset) => once(loaded, subset, () => load(subset))));
}

/** Every file of a family; none of one that there is not. */
export function allSubsets(familyName: string): Promise<readonly FontSubset[]> {
  return once(families, familyName, () => listSubsets(familyName));
}

/** The name of the family that is known by this in addresses, such as `noto-sans-jp`. */
export function familyOfSlug(slug: string): string | undefined {
  return fontFamilies.find((family) => slugOf(family) === slug)?.name;
}

async function load(subset: FontSubset): Promise<LoadedSubset> {
  const bytes = await subset.read();
  return { ...subset, bytes, covers: readCoverage(bytes) };
}

/** As Fontsource’s package tells them: each subset with the signs it is for. */
async function listSubsets(familyName: string): Promise<FontSubset[]> {
  const family = findFamily(familyName);
  if (!family) return [];
  const file = (path: string) => fileURLToPath(import.meta.resolve(`${family.package}/${path}`));
  const told = JSON.parse(await readFile(file('unicode.json'), 'utf8')) as Record<string, string>;
  const slug = slugOf(family);
  return Object.entries(told).map(([given, ranges]) => {
    const name = given.replaceAll(/[[\]]/g, '');
    const read = () => readFile(file(`files/${slug}-${name}-wght-normal.woff2`));
    return { family: familyName, name, ranges: readRanges(ranges), read };
  });
}

/** `U+0-FF,U+131,U+4??` as pairs of code points. */
export function readRanges(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [first = '', last] = range.trim().replace(/^U\+/i, '').split('-');
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    return [from, Number.parseInt(last ?? first.replaceAll('?', 'F'), 16)];
  });
}

function isIn(ranges: FontSubset['ranges'], point: number): boolean {
  return ranges.some(([first, last]) => point >= first && point <= last);
}

/** What fails is tried again by whoever asks next. */
function once<Key, Value>(known: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>): Promise<Value> {
  const found = known.get(key);
  if (found) return found;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}
