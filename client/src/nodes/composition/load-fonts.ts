import { findFamily, slugOf } from '@visualadgen/compose/fonts/families.ts';
import { signsOf } from '@visualadgen/compose/text/read-atoms.ts';
import type { TextFont } from '@visualadgen/compose/text/set-text.ts';

/** Texts, and the font that each is set in. */
export type WordsInFont = readonly { font: TextFont; texts: readonly string[] }[];

const styles = new Map<string, Promise<void>>();
/** The signs that are there, by family and weight. */
const loaded = new Map<string, Set<string>>();

/** Whether all of it can be measured and drawn at once. */
export function areLoaded(words: WordsInFont): boolean {
  return words.every(({ font, texts }) => {
    const signs = signsIn(texts);
    return font.families.every((family) => {
      const known = loadedIn(family, font);
      return signs.every((sign) => known.has(sign));
    });
  });
}

/** Loads the files of the families that hold these signs: the same that the server draws with. One that cannot be had leaves its signs to the next. */
export async function loadFonts(words: WordsInFont): Promise<void> {
  await Promise.all(
    words.flatMap(({ font, texts }) => font.families.map((family) => loadFamily(family, font, signsIn(texts)))),
  );
}

async function loadFamily(family: string, font: TextFont, signs: readonly string[]): Promise<void> {
  const known = loadedIn(family, font);
  const missing = signs.filter((sign) => !known.has(sign));
  if (missing.length === 0) return;
  await loadStyles(family);
  await document.fonts.load(`${font.weight} 100px '${family}'`, missing.join('')).catch(() => []);
  for (const sign of missing) known.add(sign);
}

/** Tells the page which file of a family has which signs. */
function loadStyles(family: string): Promise<void> {
  const begun = styles.get(family);
  const known = findFamily(family);
  if (begun || !known) return begun ?? Promise.resolve();
  const made = new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `/fonts/${slugOf(known)}.css`;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      styles.delete(family);
      resolve();
    });
    document.head.append(link);
  });
  styles.set(family, made);
  return made;
}

function signsIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => signsOf(text)))];
}

function loadedIn(family: string, { weight }: TextFont): Set<string> {
  const key = `${family} ${weight}`;
  const known = loaded.get(key) ?? new Set<string>();
  loaded.set(key, known);
  return known;
}
