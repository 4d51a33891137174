import type { Picture } from '../layouts/layout.ts';
import type { Point } from '../geometry/place-picture.ts';

/** A picture with what stays in view: the place that somebody chose, or else what was found. */
export function inView<Look extends Omit<Picture, 'focus'>>(look: Look, chosen: Point | null): Look & Picture {
  return { ...look, focus: chosen ?? look.subject?.focus ?? { x: 0.5, y: 0.5 } };
}
