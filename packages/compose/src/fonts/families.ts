import type { Script } from '../text/script.ts';

export interface FontFamily {
  /** As CSS knows it. */
  name: string;
  /** The npm package of Fontsource that brings it, a variable one. */
  package: string;
  style: 'SANS' | 'SERIF' | 'CONDENSED' | 'HANDWRITING';
  scripts: readonly Script[];
  /** Of headlines, and added after each of their signs in em. */
  heading: { weight: number; tracking: number };
  /** How far below the middle of its lines their letters stand, in em: so that what is above and below it are alike. */
  baseline: number;
  license: 'OFL-1.1';
}

const latin: readonly Script[] = ['LATIN'];
const european: readonly Script[] = ['LATIN', 'CYRILLIC', 'GREEK'];
const eastern: readonly Script[] = ['LATIN', 'CYRILLIC'];

/** Those that people may choose, of the kind that ads are set in. All are open, and come with the product. */
export const offeredFamilies = [
  family('Inter', 'inter', 'SANS', european, 750, -0.025, 0.364),
  family('Manrope', 'manrope', 'SANS', european, 750, -0.025, 0.383),
  family('DM Sans', 'dm-sans', 'SANS', latin, 700, -0.025, 0.341),
  family('Archivo', 'archivo', 'SANS', latin, 800, -0.02, 0.334),
  family('Bricolage Grotesque', 'bricolage-grotesque', 'SANS', latin, 750, -0.025, 0.33),
  family('Space Grotesk', 'space-grotesk', 'SANS', latin, 700, -0.03, 0.346),
  family('Rubik', 'rubik', 'SANS', ['LATIN', 'CYRILLIC', 'HEBREW', 'ARABIC'], 700, -0.015, 0.343),
  family('Oswald', 'oswald', 'CONDENSED', eastern, 600, 0, 0.452),
  family('Fraunces', 'fraunces', 'SERIF', latin, 600, -0.015, 0.362),
  family('Playfair Display', 'playfair-display', 'SERIF', eastern, 700, -0.01, 0.416),
  family('Lora', 'lora', 'SERIF', eastern, 600, -0.005, 0.366),
  family('Caveat', 'caveat', 'HANDWRITING', eastern, 700, 0, 0.33),
] as const satisfies readonly FontFamily[];

const sans: Record<Script, FontFamily> = {
  LATIN: offeredFamilies[0],
  CYRILLIC: offeredFamilies[0],
  GREEK: offeredFamilies[0],
  ARABIC: family('Noto Sans Arabic', 'noto-sans-arabic', 'SANS', ['ARABIC'], 700, 0, 0.318),
  HEBREW: family('Noto Sans Hebrew', 'noto-sans-hebrew', 'SANS', ['HEBREW'], 700, 0, 0.388),
  DEVANAGARI: family('Noto Sans Devanagari', 'noto-sans-devanagari', 'SANS', ['DEVANAGARI'], 700, 0, 0.244),
  THAI: family('Noto Sans Thai', 'noto-sans-thai', 'SANS', ['THAI'], 700, 0, 0.306),
  KANA: family('Noto Sans JP', 'noto-sans-jp', 'SANS', ['KANA', 'HAN'], 800, 0, 0.436),
  HANGUL: family('Noto Sans KR', 'noto-sans-kr', 'SANS', ['HANGUL'], 800, 0, 0.436),
  HAN: family('Noto Sans SC', 'noto-sans-sc', 'SANS', ['HAN'], 800, 0, 0.436),
};
const europeanSerif = family('Source Serif 4', 'source-serif-4', 'SERIF', european, 650, -0.01, 0.35);

/** For each style and script, who sets it where the chosen family does not. Where a style has none, the sans serif does. */
const forScript: Partial<Record<FontFamily['style'], Partial<Record<Script, FontFamily>>>> = {
  SERIF: {
    CYRILLIC: europeanSerif,
    GREEK: europeanSerif,
    ARABIC: family('Noto Naskh Arabic', 'noto-naskh-arabic', 'SERIF', ['ARABIC'], 700, 0, 0.217),
    HEBREW: family('Noto Serif Hebrew', 'noto-serif-hebrew', 'SERIF', ['HEBREW'], 700, 0, 0.303),
    DEVANAGARI: family('Noto Serif Devanagari', 'noto-serif-devanagari', 'SERIF', ['DEVANAGARI'], 700, 0, 0.152),
    THAI: family('Noto Serif Thai', 'noto-serif-thai', 'SERIF', ['THAI'], 700, 0, 0.265),
    KANA: family('Noto Serif JP', 'noto-serif-jp', 'SERIF', ['KANA', 'HAN'], 700, 0, 0.432),
    HANGUL: family('Noto Serif KR', 'noto-serif-kr', 'SERIF', ['HANGUL'], 700, 0, 0.432),
    HAN: family('Noto Serif SC', 'noto-serif-sc', 'SERIF', ['HAN'], 700, 0, 0.432),
  },
  CONDENSED: {
    GREEK: family('Roboto Condensed', 'roboto-condensed', 'CONDENSED', european, 700, 0, 0.342),
    ARABIC: family('Noto Kufi Arabic', 'noto-kufi-arabic', 'CONDENSED', ['ARABIC'], 700, 0, 0.334),
    DEVANAGARI: family('Teko', 'teko', 'CONDENSED', ['DEVANAGARI'], 600, 0, 0.241),
  },
};

/** The same where the Chinese is the traditional one. */
const traditionalSans = family('Noto Sans TC', 'noto-sans-tc', 'SANS', ['HAN'], 800, 0, 0.436);
const traditionalSerif = family('Noto Serif TC', 'noto-serif-tc', 'SERIF', ['HAN'], 700, 0, 0.432);

/** Every family that something may be drawn in. */
export const fontFamilies: readonly FontFamily[] = [
  ...new Set([
    ...offeredFamilies,
    ...Object.values(sans),
    ...Object.values(forScript).flatMap((style) => Object.values(style)),
    traditionalSans,
    traditionalSerif,
  ]),
];

export function findFamily(name: string): FontFamily | undefined {
  return fontFamilies.find((one) => one.name === name);
}

/** Its part of addresses and of file names, such as `noto-sans-jp`. */
export function slugOf({ package: name }: Pick<FontFamily, 'package'>): string {
  return name.replace(/^.*\//, '');
}

/** The family that sets a script where one of that style has no signs for it. */
export function familyForScript(script: Script, style: FontFamily['style']): FontFamily {
  return forScript[style]?.[script] ?? sans[script];
}

/** The family for traditional Chinese beside one of that style. */
export function traditionalFamily(style: FontFamily['style']): FontFamily {
  return style === 'SERIF' ? traditionalSerif : traditionalSans;
}

function family(
  name: string,
  slug: string,
  style: FontFamily['style'],
  scripts: readonly Script[],
  weight: number,
  tracking: number,
  baseline: number,
): FontFamily {
  const heading = { weight, tracking };
  return { name, package: `@fontsource-variable/${slug}`, style, scripts, heading, baseline, license: 'OFL-1.1' };
}
