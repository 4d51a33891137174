import { familiesCss } from '@visualadgen/compose/drawing/css.ts';
import type { TextFont, WidthOf } from '@visualadgen/compose/text/set-text.ts';

/** Pixels: a size at which what is rounded is nothing. */
const measuredAt = 100;
/** So many widths are known at once; then it begins anew. */
const mostKnown = 20_000;

/** Measures in the fonts of this page, which must have been loaded. */
export function createMeasure(): WidthOf {
  let context: CanvasRenderingContext2D | null = null;
  const known = new Map<string, Map<string, number>>();
  let held = 0;
  // A text is asked for piece by piece, so that the font is mostly the one of before.
  let [last, widths]: [TextFont | null, Map<string, number>] = [null, new Map()];

  function widthsIn(font: TextFont): Map<string, number> {
    const key = cssOf(font);
    const found = known.get(key) ?? new Map<string, number>();
    known.set(key, found);
    return found;
  }

  return (font, text) => {
    if (font !== last) [last, widths] = [font, widthsIn(font)];
    const found = widths.get(text);
    if (found !== undefined) return found;
    context ??= document.createElement('canvas').getContext('2d');
    if (!context) return text.length * 0.6;
    context.font = cssOf(font);
    context.fontKerning = 'normal';
    context.textRendering = 'geometricPrecision';
    const width = context.measureText(text).width / measuredAt;
    held += 1;
    if (held > mostKnown) {
      known.clear();
      held = 1;
      widths = widthsIn(font);
    }
    widths.set(text, width);
    return width;
  };
}

function cssOf({ families, weight }: TextFont): string {
  return `${weight} ${measuredAt}px ${familiesCss(families)}`;
}
