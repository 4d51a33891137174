import type { TextFont } from '../text/set-text.ts';
import { countScripts, mainScript, type Script } from '../text/script.ts';
import { hanStyleOf } from '../text/han.ts';
import { familyForScript, type FontFamily, traditionalFamily } from './families.ts';

/** What type is used for, by which its weight and its lines go. */
export type TypeRole = 'heading' | 'body' | 'strong';

const weights: Record<Exclude<TypeRole, 'heading'>, number> = { body: 450, strong: 650 };

/** The font of a text in a family: first who has its main script, then whoever has the others in it. `all` are the words of the whole ad. */
export function fontForText(family: FontFamily, role: TypeRole, text: string, all = text): TextFont {
  const main = mainScript(text);
  const first = family.scripts.includes(main) ? family : familyFor(main, family, text, all);
  const others = [...countScripts(text).keys()].map((script) => familyFor(script, family, text, all).name);
  const families = [...new Set([first.name, family.name, ...others, familyForScript('LATIN', 'SANS').name])];
  const weight = role === 'heading' ? first.heading.weight : weights[role];
  return { families, weight, tracking: role === 'heading' && separates.has(main) ? first.heading.tracking : 0 };
}

/** Scripts whose letters are not joined, so that they may be moved together. */
const separates = new Set<Script>(['LATIN', 'CYRILLIC', 'GREEK', 'HEBREW']);

/** Of the same style, so that an ad in a serif is in one whatever it is written in. */
function familyFor(script: Script, { style }: FontFamily, text: string, all: string): FontFamily {
  if (script !== 'HAN') return familyForScript(script, style);
  switch (hanStyleOf(text, all)) {
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
