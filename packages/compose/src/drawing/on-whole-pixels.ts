import { onPixels } from '../geometry/box.ts';
import type { Shape } from './drawing.ts';

/**
 * Fills and pictures on whole pixels: their edges are sharp, browser and server draw the same ones, and what begins in the midst of a
 * pixel takes several times as long to draw. Letters stay where they are, since only their baselines are on whole pixels (see `standOf`),
 * in a size that FreeType knows, by which browsers draw: it drops what is finer, and their lines would become shorter from letter to letter.
 */
export function onWholePixels(shape: Shape): Shape {
  if (shape.kind === 'text') return { ...shape, size: Math.floor(shape.size * sizes) / sizes };
  return { ...shape, box: onPixels(shape.box) };
}

/** In a pixel. */
const sizes = 64;
