import { type Check, partNames } from '@visualadgen/compose/checks/check.ts';
import { type Content, fontsForWords, measuresFor } from '@visualadgen/compose/compose.ts';
import type { TextPart } from '@visualadgen/compose/drawing/drawing.ts';
import type { TextFont, WidthOf } from '@visualadgen/compose/text/set-text.ts';
import type { Renderer } from './render/renderer.ts';

/** A text of some placement with signs that no font has. */
export interface MissingSigns {
  part: TextPart;
  /** Tidy. */
  text: string;
  check: Check;
}

/** The widths of all that a content may set, and which of its signs no font has. */
export async function measureWords(
  renderer: Renderer,
  content: Content,
): Promise<{ widthOf: WidthOf; missing: MissingSigns[] }> {
  const widths = new Map<string, Map<string, number>>();
  const measures = measuresFor(content).map(async ({ font, texts }) => ({
    font,
    texts,
    found: await renderer.measure(font, texts),
  }));
  for (const { font, texts, found } of await Promise.all(measures)) {
    const known = widths.get(keyOf(font)) ?? new Map<string, number>();
    for (const [index, text] of texts.entries()) known.set(text, found[index] ?? 0);
    widths.set(keyOf(font), known);
  }
  const missing = await Promise.all(
    fontsForWords(content).map(async ({ part, font, text }): Promise<MissingSigns[]> => {
      const signs = await renderer.missingSigns(font, text);
      if (signs.length === 0) return [];
      const message = `${partNames[part]} has signs that no font has: ${signs.slice(0, 10).join(' ')}`;
      const found = { isPassed: false, measure: signs.length, limit: 0, unit: 'SIGNS', box: null, message } as const;
      return [{ part, text, check: { name: 'SIGN_MISSING', part, ...found } }];
    }),
  );
  const widthOf: WidthOf = (font, text) => {
    const width = widths.get(keyOf(font))?.get(text);
    if (width === undefined) throw new RangeError(`A text was set that was not measured: ${JSON.stringify(text)}.`);
    return width;
  };
  return { widthOf, missing: missing.flat() };
}

function keyOf({ families, weight }: TextFont): string {
  return `${families.join()} ${weight}`;
}
