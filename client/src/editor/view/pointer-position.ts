import type { Point } from '../../graph/model/graph.ts';

/** Where the pointer is over the canvas, in the window; null while it is elsewhere. There is one pointer. */
export const pointerPosition: { at: Point | null } = { at: null };
