export interface Size {
  width: number;
  height: number;
}

/** A place in a picture, as shares of its width and height from its upper left corner. */
export interface FocalPoint {
  x: number;
  y: number;
}

/** A part of a picture, in whole pixels. */
export interface Piece extends Size {
  left: number;
  top: number;
}

export const middle: FocalPoint = { x: 0.5, y: 0.5 };

/** The largest piece of a picture that has a shape, with the focal point as near to its middle as the picture's edges allow. */
export function pieceAround(whole: Size, shape: Size, { x, y }: FocalPoint = middle): Piece {
  const { width, height } = largestPiece(whole, shape);
  return { left: begin(x, whole.width, width), top: begin(y, whole.height, height), width, height };
}

/** How much of a picture is cut away: from 0 to 1. */
export function shareLost(whole: Size, piece: Size): number {
  return 1 - (piece.width * piece.height) / (whole.width * whole.height);
}

function begin(share: number, all: number, part: number): number {
  return Math.round(Math.min(Math.max(share * all - part / 2, 0), all - part));
}

function largestPiece(whole: Size, shape: Size): Size {
  const widthAtFullHeight = Math.round((whole.height * shape.width) / shape.height);
  if (widthAtFullHeight <= whole.width) return { width: Math.max(1, widthAtFullHeight), height: whole.height };
  return { width: whole.width, height: Math.max(1, Math.round((whole.width * shape.height) / shape.width)) };
}
