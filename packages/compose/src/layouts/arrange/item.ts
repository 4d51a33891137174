import type { Box } from '../../geometry/box.ts';
import type { LeftOut, PicturePart, Shape, TextPart } from '../../drawing/drawing.ts';
import type { Align } from '../typesetter.ts';

/** One thing in a column: a text, a button, a logo. */
export interface ColumnItem {
  part: TextPart | PicturePart | 'ornament';
  /** What has less is left out first where there is no room; null for what is never left out. */
  keep: number | null;
  /** How much of it there is, for what is said where it is left out. */
  all: number;
  /** Room above it, in pixels at its largest. */
  gap: number;
  /**
   * As it is with a measure from 0, its smallest, to 1, its largest; null where it does not fit in the width so. With `mayDivide` words that are
   * wider than that are divided; at its smallest they always may be.
   */
  at(measure: number, width: number, mayDivide?: boolean): PlacedItem | null;
  /** At the largest size for which it may be divided, a word of it is wider than that. */
  isTooWide?(width: number): boolean;
  /** Its smallest, in no more than that height, broken or cut where it must be; null where nothing of it fits. */
  cutTo?(height: number, width: number): PlacedItem | null;
}

export interface PlacedItem {
  width: number;
  height: number;
  /** Of its type, in pixels. */
  size?: number;
  /** A word of it is divided, or broken. */
  isDivided?: boolean;
  /** What of it is not shown. */
  leftOut?: LeftOut | undefined;
  draw(within: Box, align: Align, side: 'left' | 'right'): Shape[];
}
