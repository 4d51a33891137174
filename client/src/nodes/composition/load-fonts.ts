import { findFamily, slugOf } from '@visualadgen/compose/fonts/families.ts';
import { signsOf } from '@visualadgen/compose/text/read-atoms.ts';
import type { OwnFont } from '@visualadgen/compose/fonts/own-font.ts';
import type { TextFont } from '@visualadgen/compose/text/set-text.ts';

/** Texts, and the font that each is set in. */
export type WordsInFont = readonly { font: Pick<TextFont, 'families' | 'weight'>; texts: readonly string[] }[];

/** Uploaded fonts, by the names that they have here. */
const own = new Map<string, { url: string; weights: OwnFont['weights'] }>();
const styles = new Map<string, Promise<void>>();
/** The signs that are there, by family and weight. */
const loaded = new Map<string, Set<string>>();

/** Says where the file of an uploaded font is; it is fetched once something is written in it. */
export function declareFont({ name, weights }: Pick<OwnFont, 'name' | 'weights'>, url: string): void {
  own.set(name, { url, weights });
}

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

async function loadFamily(family: string, font: Pick<TextFont, 'weight'>, signs: readonly string[]): Promise<void> {
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
  if (begun) return begun;
  const file = own.get(family);
  if (file) return addFace(family, file);
  const known = findFamily(family);
  if (!known) return Promise.resolve();
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

/** Whatever its file says of itself, it stands in one weight and upright; what weights it has is told, so that none is made up. */
function addFace(family: string, { url, weights: { least, most } }: { url: string; weights: OwnFont['weights'] }) {
  const weight = least === most ? String(least) : `${least} ${most}`;
  document.fonts.add(
    new FontFace(family, `url(${JSON.stringify(url)})`, { weight, style: 'normal', display: 'block' }),
  );
  const made = Promise.resolve();
  styles.set(family, made);
  return made;
}

function signsIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => signsOf(text)))];
}

function loadedIn(family: string, { weight }: Pick<TextFont, 'weight'>): Set<string> {
  const key = `${family} ${weight}`;
  const known = loaded.get(key) ?? new Set<string>();
  loaded.set(key, known);
  return known;
}
