import type { Box } from './box.ts';

export interface Point {
  /** Shares of width and height, from 0 to 1. */
  x: number;
  y: number;
}

interface Size {
  width: number;
  height: number;
}

/**
 * The part of a picture that fills a shape, in the picture's pixels: with the focal point as near as the edges allow to a place in the
 * shape, which is its middle where none is named.
 */
export function coverCrop(picture: Size, shape: Size, focus: Point, at: Point = { x: 0.5, y: 0.5 }): Box {
  const scale = Math.max(shape.width / picture.width, shape.height / picture.height);
  const width = Math.min(picture.width, shape.width / scale);
  const height = Math.min(picture.height, shape.height / scale);
  const x = clamp(focus.x * picture.width - width * at.x, 0, picture.width - width);
  const y = clamp(focus.y * picture.height - height * at.y, 0, picture.height - height);
  return { x, y, width, height };
}

/** The largest box of the picture's shape inside another, at a place in it: 0 to the left or at the top, 1 at the other end. */
export function containBox(picture: Size, inside: Box, at: Point = { x: 0.5, y: 0.5 }): Box {
  const scale = Math.min(inside.width / picture.width, inside.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return {
    x: inside.x + (inside.width - width) * at.x,
    y: inside.y + (inside.height - height) * at.y,
    width,
    height,
  };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
