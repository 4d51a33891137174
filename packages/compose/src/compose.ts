import type { Content } from './content.ts';
import type { Drawing, TextPart } from './drawing/drawing.ts';
import { onWholePixels } from './drawing/on-whole-pixels.ts';
import { findFamily, offeredFamilies } from './fonts/families.ts';
import { fontForText, type TypeFamily, type TypeRole } from './fonts/font-for-text.ts';
import { resolveColors } from './layouts/brand.ts';
import { frameOf } from './layouts/frame.ts';
import type { Layout, LayoutResult, Words } from './layouts/layout.ts';
import { quoteMark } from './layouts/quote.ts';
import { createTypesetter, type FontOf } from './layouts/typesetter.ts';
import { contentAt } from './overrides/content-at.ts';
import { limitedMoves, limitedScales } from './overrides/limits-of.ts';
import { moveBlocks } from './overrides/move-blocks.ts';
import type { Override } from './overrides/override.ts';
import type { Placement } from './placements/placement.ts';
import { divideAtom, type Syllables } from './text/hyphenation.ts';
import { hanLanguages } from './text/language.ts';
import { readAtoms, tidy } from './text/read-atoms.ts';
import { directionOf } from './text/script.ts';
import type { TextFont, WidthOf } from './text/set-text.ts';
import { textsToMeasure } from './text/texts-to-measure.ts';

/**
 * Raise it when the same layout draws the same content otherwise than before, so that results made by an earlier one are not taken for
 * those of this one.
 */
export const composeVersion = 7;

export type { Content };

/** What an ad looks like at a placement. The same content and the same widths give the same drawing, wherever it is made. */
export function compose(content: Content, placement: Placement, widthOf: WidthOf): Drawing {
  const here = contentAt(content, placement.id);
  const { moves = {}, scales = {} } = content.overrides?.[placement.id] ?? {};
  const fontOf = fontsOf(content);
  const drawn = arrange(here, placement, fontOf, widthOf, { moves, scales });
  const isScaled = Object.keys(scales).length > 0;
  const usual = isScaled ? arrange(here, placement, fontOf, widthOf, { moves: {}, scales: {} }).shapes : [];
  const { width, height } = placement;
  return { width, height, ...drawn, limited: [...drawn.limited, ...limitedScales(scales, drawn.shapes, usual)] };
}

function arrange(
  { layout, pictures, brand, pictureColors, syllables = {}, words: given }: Content,
  placement: Placement,
  fontOf: FontOf,
  widthOf: WidthOf,
  { moves, scales }: Required<Pick<Override, 'moves' | 'scales'>>,
): Pick<Drawing, 'shapes' | 'leftOut' | 'limited'> {
  const words = wordsOf(layout, given);
  const frame = frameOf(placement);
  const input = {
    frame,
    words,
    pictures,
    colors: resolveColors(brand, pictureColors),
    type: createTypesetter(fontOf, widthOf, syllables, scales),
    direction: directionOf(words.headline ?? Object.values(words).join(' ')),
  };
  const { shapes, leftOut = [] }: LayoutResult = layout.draw(input);
  const moved = moveBlocks(shapes, moves, frame);
  const shaded = layout.shade?.(input, moved.shapes) ?? moved.shapes;
  return {
    shapes: shaded.map(onWholePixels),
    leftOut,
    limited: limitedMoves(moves, moved.given),
  };
}

/** Everything whose width will be asked for, by font, so that it can be measured at once before. */
export function measuresFor(content: Content): { font: TextFont; texts: string[] }[] {
  const fontOf = fontsOf(content);
  const roles: readonly TypeRole[] = ['heading', 'body', 'strong'];
  const measures = new Map<string, { font: TextFont; texts: Set<string> }>();
  for (const text of new Set([...allWords(content).map((word) => word.text), quoteMark])) {
    const texts = [...textsToMeasure(text), ...piecesOf(text, content.syllables)];
    for (const role of roles) {
      const font = fontOf(role, text);
      const key = JSON.stringify(font);
      const known = measures.get(key) ?? { font, texts: new Set() };
      for (const one of texts) known.texts.add(one);
      measures.set(key, known);
    }
  }
  return [...measures.values()].map(({ font, texts }) => ({ font, texts: [...texts] }));
}

/** The font in which each text is chiefly set. */
export function fontsForWords(content: Content): { part: TextPart; font: TextFont; text: string }[] {
  const fontOf = fontsOf(content);
  return allWords(content).map(({ part, text }) => ({ part, font: fontOf('heading', text), text }));
}

/** The texts of an ad in all its placements, for `readSyllables`. */
export function textsOf(content: Content): string[] {
  return [...new Set(allWords(content).map(({ text }) => text))];
}

function piecesOf(text: string, syllables: Syllables = {}): string[] {
  if (Object.keys(syllables).length === 0) return [];
  return readAtoms(text).flatMap((atom) => divideAtom(atom, syllables)?.map((piece) => piece.text) ?? []);
}

/** The texts of all placements, each once. */
function allWords({ layout, words, overrides = {} }: Content): { part: TextPart; text: string }[] {
  const sets = [words, ...Object.values(overrides).map(({ texts = {} }) => texts)];
  const found = sets.flatMap((set) => Object.entries(wordsOf(layout, set)) as [TextPart, string][]);
  return [...new Map(found.map(([part, text]) => [`${part} ${text}`, { part, text }])).values()];
}

/** The texts that the layout shows, tidy; none that is empty. */
function wordsOf(layout: Layout, words: Words): Words {
  const shown = layout.texts.flatMap((part): [TextPart, string][] => {
    const text = tidy(words[part] ?? '');
    return text === '' ? [] : [[part, text]];
  });
  return Object.fromEntries(shown);
}

/** The same font for the same text in all placements. */
function fontsOf(content: Content): FontOf {
  const { headingFont, bodyFont } = content.brand;
  const words = textsOf(content).join(' ');
  const { heading, body } = content.ownFonts ?? {};
  const familyFor = (role: TypeRole): TypeFamily =>
    (role === 'heading' ? heading : body) ??
    findFamily(role === 'heading' ? headingFont : bodyFont) ??
    offeredFamilies[0];
  const han = hanLanguages[content.language as keyof typeof hanLanguages] ?? null;
  return (role, text) => fontForText(familyFor(role), role, text, words, han);
}
