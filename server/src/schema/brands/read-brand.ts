import { type BrandClaim, type BrandColorRole, brandLimits as limits } from '@visualadgen/compose/brand/brand.ts';
import { offeredFamilies } from '@visualadgen/compose/fonts/families.ts';
import { isHexColor } from '@visualadgen/graph/fields/check-field.ts';
import { searchKey, tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { InputInvalidError } from '../../errors.ts';
import type { BrandValues } from '../../store/brands.ts';

/** As a mutation is given it; logos by the ids of their rows. What is left out stays, null empties it. */
export interface GivenBrand {
  name?: string | null | undefined;
  colors?: readonly { role: BrandColorRole; hex: string }[] | null | undefined;
  fonts?: { heading?: string | null | undefined; body?: string | null | undefined } | null | undefined;
  logos?: BrandValues['logos'] | undefined;
  /** Uploaded ones, by the ids of their rows. */
  fontFiles?: BrandValues['fontFiles'] | undefined;
  tone?: string | null | undefined;
  wordsToUse?: readonly string[] | null | undefined;
  wordsToAvoid?: readonly string[] | null | undefined;
  claims?: readonly BrandClaim[] | null | undefined;
  callToAction?: string | null | undefined;
}

type Report = (path: readonly (string | number)[], message: string) => void;

/** The brand as it was before, with what is given. Throws InputInvalidError with each field that does not fit. */
export function readBrand(before: BrandValues, given: GivenBrand): BrandValues {
  const fields: { path: string[]; message: string }[] = [];
  const report: Report = (path, message) => fields.push({ path: path.map(String), message });
  const read: BrandValues = {
    name: given.name == null ? before.name : tidyName(given.name),
    colors: given.colors === undefined ? before.colors : readColors(given.colors ?? [], report),
    fonts: given.fonts === undefined ? before.fonts : readFonts(before.fonts, given.fonts, report),
    logos: given.logos ?? before.logos,
    fontFiles: given.fontFiles ?? before.fontFiles,
    tone: given.tone === undefined ? before.tone : readText('tone', given.tone, report),
    wordsToUse: given.wordsToUse === undefined ? before.wordsToUse : readWords('wordsToUse', given.wordsToUse, report),
    wordsToAvoid:
      given.wordsToAvoid === undefined ? before.wordsToAvoid : readWords('wordsToAvoid', given.wordsToAvoid, report),
    claims: given.claims === undefined ? before.claims : readClaims(given.claims ?? [], report),
    callToAction:
      given.callToAction === undefined ? before.callToAction : readText('callToAction', given.callToAction, report),
  };
  if (read.name.length < 1 || read.name.length > limits.name)
    report(['name'], `must have 1 to ${limits.name} characters, but has ${read.name.length}.`);
  refuseBoth(read, report);
  if (fields.length > 0) throw new InputInvalidError(fields);
  return read;
}

function readColors(given: NonNullable<GivenBrand['colors']>, report: Report): BrandValues['colors'] {
  const colors: BrandValues['colors'] = {};
  for (const [index, { role, hex }] of given.entries()) {
    if (!isHexColor(hex))
      report(['colors', index, 'hex'], `must be a color such as #1f6feb, but is “${cutText(hex, 100)}”.`);
    if (colors[role] !== undefined) report(['colors', index, 'role'], `is there twice: ${role}.`);
    colors[role] = hex.toLowerCase();
  }
  return colors;
}

function readFonts(before: BrandValues['fonts'], given: GivenBrand['fonts'], report: Report): BrandValues['fonts'] {
  if (given == null) return { heading: null, body: null };
  const read = (name: 'heading' | 'body') => {
    const family = given[name];
    if (family === undefined) return before[name];
    if (family === null || family === '') return null;
    if (!offeredFamilies.some((one) => one.name === family)) {
      const names = offeredFamilies.map((one) => one.name).join(', ');
      report(['fonts', name], `must be a font that there is (${names}), but is “${cutText(family, 100)}”.`);
    }
    return family;
  };
  return { heading: read('heading'), body: read('body') };
}

function readText(name: 'tone' | 'callToAction', given: string | null, report: Report): string {
  const text = (given ?? '').normalize('NFC').trim();
  if (text.length > limits[name])
    report([name], `must have at most ${limits[name]} characters, but has ${text.length}.`);
  return text;
}

function readWords(name: 'wordsToUse' | 'wordsToAvoid', given: readonly string[] | null, report: Report): string[] {
  const words = (given ?? []).map((word) => tidyName(word));
  if (words.length > limits.words) report([name], `may have at most ${limits.words} words, but has ${words.length}.`);
  const seen = new Set<string>();
  for (const [index, word] of words.entries()) {
    const key = searchKey(word);
    if (key === '') report([name, index], 'is empty: leave it out, or write a word.');
    else if (word.length > limits.word)
      report([name, index], `must have at most ${limits.word} characters, but has ${word.length}.`);
    else if (seen.has(key)) report([name, index], `is there twice: “${word}”.`);
    seen.add(key);
  }
  return words;
}

function readClaims(given: readonly BrandClaim[], report: Report): BrandClaim[] {
  const claims = given.map(({ text, note }) => ({ text: tidyName(text), note: note.normalize('NFC').trim() }));
  if (claims.length > limits.claims)
    report(['claims'], `may have at most ${limits.claims} claims, but has ${claims.length}.`);
  const seen = new Set<string>();
  for (const [index, { text, note }] of claims.entries()) {
    for (const [name, value, most] of [
      ['text', text, limits.claim],
      ['note', note, limits.note],
    ] as const) {
      if (value.length < 1 || value.length > most)
        report(['claims', index, name], `must have 1 to ${most} characters, but has ${value.length}.`);
    }
    const key = searchKey(text);
    if (key !== '' && seen.has(key)) report(['claims', index, 'text'], `is there twice: “${text}”.`);
    seen.add(key);
  }
  return claims;
}

/** No word can be both. */
function refuseBoth({ wordsToUse, wordsToAvoid }: BrandValues, report: Report): void {
  const liked = new Set(wordsToUse.map((word) => searchKey(word)));
  for (const [index, word] of wordsToAvoid.entries()) {
    if (word !== '' && liked.has(searchKey(word)))
      report(['wordsToAvoid', index], `is among the words to use as well: “${word}”.`);
  }
}
