import { clamp } from '../geometry/place-picture.ts';
import type { TextFont } from '../text/set-text.ts';
import { countScripts, mainScript, type Script } from '../text/script.ts';
import { type HanStyle, hanStyleOf } from '../text/han.ts';
import { familyForScript, type FontFamily, traditionalFamily } from './families.ts';
import type { OwnFont } from './own-font.ts';

/** What type is used for, by which its weight and its lines go. */
export type TypeRole = 'heading' | 'body' | 'strong';

const weights: Record<Exclude<TypeRole, 'heading'>, number> = { body: 450, strong: 650 };

/** Of uploaded fonts, whose weights may be one alone. */
const ownHeading: FontFamily['heading'] = { weight: 700, tracking: 0 };

/** A family, be it one of the product's or an uploaded one, as type is set in it. */
export type TypeFamily = Pick<FontFamily, 'name' | 'style' | 'scripts' | 'baseline'> &
  Partial<Pick<FontFamily, 'heading'> & Pick<OwnFont, 'weights'>>;

/**
 * The font of a text in a family: first who has its main script, then whoever has the others in it. `all` are the words of the whole ad, `han`
 * is whose Han signs are meant, where that is set.
 */
export function fontForText(
  family: TypeFamily,
  role: TypeRole,
  text: string,
  all = text,
  han: HanStyle | null = null,
): TextFont {
  const familyFor = (script: Script) => substituteFor(script, family, () => hanStyleOf(text, all, han));
  const main = mainScript(text);
  const first: TypeFamily = family.scripts.includes(main) ? family : familyFor(main);
  const { weight: strongest, tracking } = first.heading ?? ownHeading;
  const others = [...countScripts(text).keys()].map((script) => familyFor(script).name);
  const families = [...new Set([first.name, family.name, ...others, familyForScript('LATIN', 'SANS').name])];
  const wanted = role === 'heading' ? strongest : weights[role];
  // What stands in for an uploaded font is as heavy as that can be, so that no letters are made bold that are not drawn so.
  const { least, most } = family.weights ?? { least: wanted, most: wanted };
  return {
    families,
    weight: clamp(wanted, least, most),
    tracking: role === 'heading' && separates.has(main) ? tracking : 0,
    baseline: first.baseline,
  };
}

/** Scripts whose letters are not joined, so that they may be moved together. */
const separates = new Set<Script>(['LATIN', 'CYRILLIC', 'GREEK', 'HEBREW']);

/** Of the same style, so that an ad in a serif is in one whatever it is written in. */
function substituteFor(script: Script, { style }: TypeFamily, han: () => HanStyle | null): FontFamily {
  if (script !== 'HAN') return familyForScript(script, style);
  switch (han()) {
    case 'JAPANESE':
      return familyForScript('KANA', style);
    case 'KOREAN':
      return familyForScript('HANGUL', style);
    case 'TRADITIONAL':
      return traditionalFamily(style);
    default:
      return familyForScript('HAN', style);
  }
}

const headingLines: Record<Script, number> = {
  LATIN: 1.08,
  CYRILLIC: 1.12,
  GREEK: 1.14,
  ARABIC: 1.5,
  HEBREW: 1.2,
  DEVANAGARI: 1.45,
  THAI: 1.5,
  KANA: 1.3,
  HANGUL: 1.3,
  HAN: 1.3,
};

/** From one line to the next, in em: as tight as the marks of its scripts allow. */
export function lineHeightFor(role: TypeRole, text: string): number {
  const tallest = Math.max(...[mainScript(text), ...countScripts(text).keys()].map((script) => headingLines[script]));
  return role === 'heading' ? tallest : Math.max(1.38, tallest + 0.12);
}
