import type { Box } from '../geometry/box.ts';
import type { Point } from '../geometry/place-picture.ts';
import type { Direction } from '../text/script.ts';
import type { TextFont } from '../text/set-text.ts';

/** The texts of an ad. */
export const textParts = [
  'headline',
  'body',
  'call_to_action',
  'price',
  'old_price',
  'attribution',
  'before_label',
  'after_label',
  'small_print',
] as const;
export type TextPart = (typeof textParts)[number];

/** The pictures of an ad. */
export const pictureParts = ['image', 'second_image', 'logo'] as const;
export type PicturePart = (typeof pictureParts)[number];

/** What a composition looks like: shapes at their places, the first one lowest. Whoever draws it decides nothing. */
export interface Drawing {
  /** Pixels. */
  width: number;
  height: number;
  shapes: readonly Shape[];
  /** Texts for which there was no room, in whole or in part. */
  leftOut: readonly LeftOut[];
  /** What was asked for in this placement, and granted only in part. */
  limited: readonly Limited[];
}

export type Shape = FillShape | PictureShape | TextShape;

export interface FillShape {
  kind: 'fill';
  part: 'background' | 'panel' | 'scrim' | 'button' | 'ornament';
  box: Box;
  paint: Paint;
  /** Of the corners, in pixels. */
  radius?: number;
  shadow?: Shadow;
  /** What it is the ground of, and moves with. */
  block?: TextPart;
}

export interface PictureShape {
  kind: 'picture';
  part: PicturePart;
  box: Box;
  /** The part of the picture that is shown, in its own pixels. */
  crop: Box;
  radius?: number;
  /** Where in the box, in shares of it, what stays in view is best; of a picture that is cut. */
  at?: Point;
}

export interface TextShape {
  kind: 'text';
  part: TextPart | 'ornament';
  /** Around all of its lines. */
  box: Box;
  lines: readonly PlacedLine[];
  font: TextFont;
  /** Pixels. */
  size: number;
  color: string;
  direction: Direction;
  isStruck?: boolean;
  /** With what it moves, where that is not what it is. */
  block?: TextPart;
}

export interface PlacedLine {
  /** Around what is written on it, as wide as that is. */
  box: Box;
  runs: readonly PlacedRun[];
}

export interface PlacedRun {
  kind: 'text' | 'emoji';
  text: string;
  box: Box;
}

export type Paint =
  | { kind: 'solid'; color: string; opacity?: number }
  /** `angle` as CSS has it: 180 goes from top to bottom. */
  | { kind: 'gradient'; angle: number; stops: readonly { color: string; opacity: number; at: number }[] };

export interface Shadow {
  y: number;
  blur: number;
  opacity: number;
}

/** A move in pixels, or a size as a factor. */
export type Limited =
  | { kind: 'MOVE'; part: TextPart | 'logo'; asked: Point; given: Point }
  | { kind: 'SCALE'; part: TextPart | 'logo'; asked: number; given: number };

export interface LeftOut {
  part: TextPart | PicturePart;
  /** Of its signs, how many are shown; 0 for none. */
  shown: number;
  all: number;
}
