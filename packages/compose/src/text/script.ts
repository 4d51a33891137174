import { rememberByText } from './remember.ts';

/** The scripts that are told apart, because type is set otherwise in each. */
const patterns = {
  LATIN: /\p{Script=Latin}/gu,
  CYRILLIC: /\p{Script=Cyrillic}/gu,
  GREEK: /\p{Script=Greek}/gu,
  ARABIC: /\p{Script=Arabic}/gu,
  HEBREW: /\p{Script=Hebrew}/gu,
  DEVANAGARI: /\p{Script=Devanagari}/gu,
  THAI: /\p{Script=Thai}/gu,
  KANA: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  HANGUL: /\p{Script=Hangul}/gu,
  HAN: /\p{Script=Han}/gu,
};

export type Script = keyof typeof patterns;
export const scripts = Object.keys(patterns) as readonly Script[];

/** How many signs of each script a text has; those of none, such as digits, are left out. */
export const countScripts = rememberByText((text): ReadonlyMap<Script, number> => {
  const counts = scripts.map((script) => [script, text.match(patterns[script])?.length ?? 0] as const);
  return new Map(counts.filter(([, count]) => count > 0));
});

/** The script that most of a text is written in; Latin where it has no letters. Japanese is KANA, however many Han it has. */
export function mainScript(text: string): Script {
  const counts = countScripts(text);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (most?.[0] === 'HAN' && counts.has('KANA')) return 'KANA';
  return most?.[0] ?? 'LATIN';
}

export type Direction = 'ltr' | 'rtl';

/** By its first letter that has a direction, as Unicode's rules have it. */
export function directionOf(text: string): Direction {
  const [first] = /[\p{L}]/u.exec(text) ?? [];
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr';
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
