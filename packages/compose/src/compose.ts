import type { Content } from './content.ts';
import type { Drawing, TextPart } from './drawing/drawing.ts';
import { onWholePixels } from './drawing/on-whole-pixels.ts';
import { fontForText, type TypeRole } from './fonts/font-for-text.ts';
import { type BrandValues, resolveColors } from './layouts/brand.ts';
import { frameOf } from './layouts/frame.ts';
import type { Layout, LayoutResult, Words } from './layouts/layout.ts';
import { quoteMark } from './layouts/quote.ts';
import { createTypesetter, familyFor } from './layouts/typesetter.ts';
import { contentAt } from './overrides/content-at.ts';
import { limitedMoves, limitedScales } from './overrides/limits-of.ts';
import { moveBlocks } from './overrides/move-blocks.ts';
import type { Override } from './overrides/override.ts';
import type { Placement } from './placements/placement.ts';
import { tidy } from './text/read-atoms.ts';
import { directionOf } from './text/script.ts';
import type { TextFont, WidthOf } from './text/set-text.ts';
import { textsToMeasure } from './text/texts-to-measure.ts';

/**
 * Raise it when the same layout draws the same content otherwise than before, so that results made by an earlier one are not taken for
 * those of this one.
 */
export const composeVersion = 3;

export type { Content };

/** What an ad looks like at a placement. The same content and the same widths give the same drawing, wherever it is made. */
export function compose(content: Content, placement: Placement, widthOf: WidthOf): Drawing {
  const here = contentAt(content, placement.id);
  const { moves = {}, scales = {} } = content.overrides?.[placement.id] ?? {};
  const drawn = arrange(here, placement, widthOf, { moves, scales });
  const isScaled = Object.keys(scales).length > 0;
  const usual = isScaled ? arrange(here, placement, widthOf, { moves: {}, scales: {} }).shapes : [];
  const { width, height } = placement;
  return { width, height, ...drawn, limited: [...drawn.limited, ...limitedScales(scales, drawn.shapes, usual)] };
}

function arrange(
  { layout, pictures, brand, pictureColors, words: given }: Content,
  placement: Placement,
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
    type: createTypesetter(fontsOf(brand), widthOf, scales),
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
  const fonts = fontsOf(content.brand);
  const roles: readonly TypeRole[] = ['heading', 'body', 'strong'];
  const measures = new Map<string, { font: TextFont; texts: Set<string> }>();
  for (const text of new Set([...allWords(content).map((word) => word.text), quoteMark])) {
    const texts = textsToMeasure(text);
    for (const role of roles) {
      const font = fontForText(familyFor(role, fonts), role, text);
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
  const family = familyFor('heading', fontsOf(content.brand));
  return allWords(content).map(({ part, text }) => ({ part, font: fontForText(family, 'heading', text), text }));
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

function fontsOf({ headingFont, bodyFont }: BrandValues): { heading: string; body: string } {
  return { heading: headingFont, body: bodyFont };
}
