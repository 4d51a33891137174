import type { Box } from '../geometry/box.ts';
import type { TextShape } from './drawing.ts';

/** Where the letters of a line stand, as a box that whoever draws them aligns by. Browser and server would each round in its own way. */
export interface Stand {
  /** A quarter of a pixel: both draw letters at such places, and what lies between two would go to one here and to the other there. */
  left: number;
  /** A whole pixel. */
  top: number;
  /** From there to the baseline, whole as well, and more than what any letter takes. */
  height: number;
}

/** At the baseline of a run of letters: the same whole pixel for all runs of a line, in whatever fonts. */
export function standOf({ x, y, height }: Box, { font, size }: Pick<TextShape, 'font' | 'size'>): Stand {
  const stand = Math.ceil(height + size);
  const top = Math.round(y + height / 2 + font.baseline * size) - stand;
  return { left: Math.round(x * 4) / 4, top, height: stand };
}
