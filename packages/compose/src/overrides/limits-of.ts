import type { Limited, Shape } from '../drawing/drawing.ts';
import type { Point } from '../geometry/place-picture.ts';
import { blocksOf } from './blocks.ts';
import { type BlockPart, type Override } from './override.ts';

/** Less is rounding, or a step in which type shrinks. */
const noticed = { pixels: 0.75, share: 0.02 };

/** Which moves the layout could only grant in part. */
export function limitedMoves(moves: NonNullable<Override['moves']>, given: ReadonlyMap<BlockPart, Point>): Limited[] {
  return [...given].flatMap(([part, got]): Limited[] => {
    const asked = moves[part];
    if (!asked || Math.hypot(asked.x - got.x, asked.y - got.y) < noticed.pixels) return [];
    return [{ kind: 'MOVE', part, asked, given: got }];
  });
}

/** Which sizes it could only grant in part: `usual` is drawn without them. */
export function limitedScales(
  scales: NonNullable<Override['scales']>,
  shapes: readonly Shape[],
  usual: readonly Shape[],
): Limited[] {
  const [now, before] = [sizesOf(shapes), sizesOf(usual)];
  return [...now].flatMap(([part, size]): Limited[] => {
    const [asked, was] = [scales[part], before.get(part)];
    if (asked === undefined || was === undefined) return [];
    const given = size / was;
    return Math.abs(asked - given) < noticed.share ? [] : [{ kind: 'SCALE', part, asked, given }];
  });
}

/** How large each is: the type of a text, the width of the logo. */
function sizesOf(shapes: readonly Shape[]): Map<BlockPart, number> {
  return new Map(
    blocksOf(shapes).map(({ part, box, shapes: own }) => {
      const text = own.find((shape) => shape.kind === 'text' && shape.part === part);
      return [part, text?.kind === 'text' ? text.size : box.width];
    }),
  );
}
