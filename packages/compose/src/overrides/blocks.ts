import type { Shape } from '../drawing/drawing.ts';
import { around, type Box } from '../geometry/box.ts';
import { type BlockPart, blockParts } from './override.ts';

/** What is moved as one, with the box around what is seen of it. */
export interface Block {
  part: BlockPart;
  box: Box;
  shapes: readonly Shape[];
}

export function blocksOf(shapes: readonly Shape[]): Block[] {
  return blockParts.flatMap((part): Block[] => {
    const own = shapes.filter((shape) => blockOf(shape) === part);
    const box = around(own.flatMap((shape) => inkOf(shape)));
    return box ? [{ part, box, shapes: own }] : [];
  });
}

/** To which block a shape belongs; null for what stays where it is. */
export function blockOf(shape: Shape): BlockPart | null {
  if (shape.kind === 'picture') return shape.part === 'logo' ? 'logo' : null;
  if (shape.block) return shape.block;
  return shape.kind === 'text' && shape.part !== 'ornament' ? shape.part : null;
}

/** A text has the width of its column, of which its lines may take little. */
function inkOf(shape: Shape): Box[] {
  return shape.kind === 'text' ? shape.lines.map(({ box }) => box) : [shape.box];
}

export function shifted(shape: Shape, { x, y }: { x: number; y: number }): Shape {
  const move = (box: Box): Box => ({ ...box, x: box.x + x, y: box.y + y });
  if (shape.kind !== 'text') return { ...shape, box: move(shape.box) };
  const lines = shape.lines.map(({ box, runs }) => ({
    box: move(box),
    runs: runs.map((run) => ({ ...run, box: move(run.box) })),
  }));
  return { ...shape, box: move(shape.box), lines };
}
