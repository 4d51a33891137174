import type { Shape } from '../drawing/drawing.ts';
import { around, type Box, intersect, isInside } from '../geometry/box.ts';
import { clamp, type Point } from '../geometry/place-picture.ts';
import type { Frame } from '../layouts/frame.ts';
import { type Block, blocksOf, shifted } from './blocks.ts';
import { type BlockPart, blockParts } from './override.ts';

export interface Moved {
  shapes: Shape[];
  /** What came of each that was asked for, in pixels. */
  given: Map<BlockPart, Point>;
}

/**
 * Moves blocks as far as the layout lets them: inside of what is not covered, off one another, and on the ground on which they stand. Each
 * comes as near to where it is wanted as there is room.
 */
export function moveBlocks(shapes: readonly Shape[], moves: Partial<Record<BlockPart, Point>>, frame: Frame): Moved {
  const blocks = blocksOf(shapes);
  const places = new Map(blocks.map(({ part, box }) => [part, box]));
  const given = new Map<BlockPart, Point>();
  // In one order whoever wrote them down, so that the same moves give the same drawing.
  for (const part of blockParts) {
    const [move, block] = [moves[part], blocks.find((one) => one.part === part)];
    if (!move || !block) continue;
    // Where others are not moved yet, their home is kept free, so that there is always room at one's own.
    const others = [...places].flatMap(([other, box]) => (other === part ? [] : [box]));
    const place = nearestFree(block.box, move, roomOf(block, shapes, frame), [
      ...others,
      ...pictureWalls(block, shapes),
    ]);
    places.set(part, place);
    given.set(part, { x: place.x - block.box.x, y: place.y - block.box.y });
  }
  const moved = new Map(
    blocks.flatMap(({ part, shapes: own }) => own.map((shape) => [shape, given.get(part)] as const)),
  );
  return {
    shapes: shapes.map((shape) => {
      const move = moved.get(shape);
      return move && (move.x !== 0 || move.y !== 0) ? shifted(shape, move) : shape;
    }),
    given,
  };
}

/** Where a block may be: on the card or the picture that it lies on, inside of what the app leaves free. */
function roomOf({ box, shapes: own }: Block, shapes: readonly Shape[], { safe, whole }: Frame): Box {
  const under = shapes.slice(
    0,
    shapes.findIndex((shape) => own.includes(shape)),
  );
  const grounds = under.filter(
    (shape) => (shape.kind === 'picture' || shape.part === 'panel') && isInside(box, shape.box, 1),
  );
  const ground = grounds.at(-1)?.box ?? whole;
  const room = intersect(safe, ground) ?? ground;
  // A layout may have put it a little further out.
  return around([room, box]) ?? room;
}

/** The pictures onto which a block does not go: its color is made for the ground, and it would hide them. What has a ground of its own may. */
function pictureWalls({ box, shapes: own }: Block, shapes: readonly Shape[]): Box[] {
  if (own.some(({ kind }) => kind === 'fill')) return [];
  return shapes.flatMap((shape) =>
    shape.kind === 'picture' && !own.includes(shape) && shape.part !== 'logo' && !intersect(shape.box, box)
      ? [shape.box]
      : [],
  );
}

/** The place nearest to the one that is wanted at which a box is in its room and meets nothing. Its own is always one. */
function nearestFree(home: Box, move: Point, room: Box, walls: readonly Box[]): Box {
  const [mostX, mostY] = [room.x + room.width - home.width, room.y + room.height - home.height];
  const wanted = { x: clamp(home.x + move.x, room.x, mostX), y: clamp(home.y + move.y, room.y, mostY) };
  // What is nearest lies where it is wanted, or against an edge of something.
  const across = [wanted.x, home.x, ...walls.flatMap(({ x, width }) => [x - home.width, x + width])];
  const down = [wanted.y, home.y, ...walls.flatMap(({ y, height }) => [y - home.height, y + height])];
  let [best, least] = [home, far(home, wanted)];
  for (const x of across) {
    for (const y of down) {
      const place = { ...home, x, y };
      const distance = far(place, wanted);
      if (distance < least && isInside(place, room, slack) && !walls.some((wall) => meets(wall, place)))
        [best, least] = [place, distance];
    }
  }
  return best;
}

/** Parts of a pixel that nobody sees. */
const slack = 0.01;

function meets(a: Box, b: Box): boolean {
  const shared = intersect(a, b);
  return shared !== null && shared.width > slack && shared.height > slack;
}

function far(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
