import type { Drawing, PictureShape } from '@visualadgen/compose/drawing/drawing.ts';
import type { OwnFont } from '@visualadgen/compose/fonts/own-font.ts';
import type { TextFont } from '@visualadgen/compose/text/set-text.ts';

/** Who turns drawings into pixels, and knows how wide type is. Behind it stands one library. */
export interface Renderer {
  /** The widths of texts in a font, in em and in order. */
  measure(font: TextFont, texts: readonly string[]): Promise<number[]>;
  /** The signs that none of the font’s families has, so that they would be drawn as empty boxes. */
  missingSigns(font: TextFont, text: string): Promise<string[]>;
  /** The same with fonts that somebody has uploaded, which nobody else’s drawings know of. */
  withFonts(fonts: readonly OwnFontFile[]): Renderer;
  /** `scale` draws it smaller, for who only looks at it. */
  draw(drawing: Drawing, pictureOf: PictureSource, options?: { scale?: number }): Promise<Pixels>;
}

/** An uploaded font that is to be drawn in. */
export interface OwnFontFile extends Pick<OwnFont, 'weights'> {
  /** As texts name it. */
  family: string;
  bytes: Uint8Array;
  /** The code points that it has signs for, from and to. */
  signs: readonly (readonly [number, number])[];
}

/** The pixels of a picture’s part, in the size of its box. */
export type PictureSource = (shape: PictureShape) => Pixels;

/** RGBA, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
  /** Known to let nothing through anywhere. */
  isOpaque?: boolean;
}
