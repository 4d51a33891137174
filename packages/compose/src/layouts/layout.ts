import type { Point } from '../geometry/place-picture.ts';
import type { LeftOut, PicturePart, Shape, TextPart } from '../drawing/drawing.ts';
import type { Direction } from '../text/script.ts';
import type { Subject } from '../saliency/find-subject.ts';
import type { BrandColors } from './brand.ts';
import type { Frame } from './frame.ts';
import type { Typesetter } from './typesetter.ts';

/** A picture as far as layouts know it. */
export interface Picture {
  /** Pixels. */
  width: number;
  height: number;
  /** What must stay in view. */
  focus: Point;
  /** How light it is, place by place; null where nobody has looked. */
  tones: Tones | null;
  /** What was found in it; left out where nobody has looked. */
  subject?: Subject | undefined;
  /** What stands in it stands alone: its background is transparent. */
  isCutOut: boolean;
}

/** Relative luminance, row by row from the upper left corner. */
export interface Tones {
  columns: number;
  rows: number;
  luminance: readonly number[];
}

export type Words = Partial<Record<TextPart, string>>;
export type Pictures = Partial<Record<PicturePart, Picture>>;

/** All that a layout draws from. Words are tidy and never empty. */
export interface LayoutInput {
  frame: Frame;
  words: Words;
  pictures: Pictures;
  colors: BrandColors;
  type: Typesetter;
  /** Of the headline, or whatever text there is: where lines begin, and which side is first. */
  direction: Direction;
}

export interface LayoutResult {
  shapes: readonly Shape[];
  leftOut?: readonly LeftOut[];
}

/** A way to put pictures and words together: one file, and an entry in `index.ts`. */
export interface Layout {
  /** Saved in workflows: never changed. */
  name: string;
  title: string;
  description: string;
  /** The texts that it shows. */
  texts: readonly TextPart[];
  /** The pictures that it needs, and those that it takes where they are there. A logo is taken by every layout, and needed by none. */
  needs: readonly Exclude<PicturePart, 'logo'>[];
  takes?: readonly Exclude<PicturePart, 'logo'>[];
  draw(input: LayoutInput): LayoutResult;
  /** Adds what lies behind the words, once everything stands where it will. */
  shade?(input: LayoutInput, shapes: readonly Shape[]): Shape[];
}
