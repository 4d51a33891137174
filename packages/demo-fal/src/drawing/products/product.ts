import type { Brush } from '../brush.ts';

/** A thing that can be advertised: the words that call for it, and how it is drawn. */
export interface Product {
  /** Singular words, lower case: its names, a bar, and words that hint at it. */
  words: string;
  /** The box it is drawn in, from 0, 0; it stands on the lower edge. */
  width: number;
  height: number;
  /** How it meets the ground: the half width of its foot's shadow, as a share of its width. */
  foot: number;
  /** Where the middle of its foot is, as a share of its width, when that is not its middle. */
  footAt?: number;
  draw(brush: Brush): string;
}
