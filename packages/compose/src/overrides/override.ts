import type { PicturePart, TextPart } from '../drawing/drawing.ts';
import { textParts } from '../drawing/drawing.ts';
import type { Point } from '../geometry/place-picture.ts';

/** What can be moved as one: a text with what it stands on, or the logo. */
export type BlockPart = TextPart | 'logo';
export const blockParts: readonly BlockPart[] = [...textParts, 'logo'];

/** The pictures that are cut, and so have a place that stays in view. */
export const cutParts = ['image', 'second_image'] as const satisfies readonly PicturePart[];
export type CutPart = (typeof cutParts)[number];

/** What is otherwise in one placement than in all others. */
export interface Override {
  texts?: Partial<Record<TextPart, string>> | undefined;
  /** What is not shown there. */
  hidden?: readonly BlockPart[] | undefined;
  /** What stays in view of each picture. */
  focal_points?: Partial<Record<CutPart, Point>> | undefined;
  /** Pixels of the placement from where the layout puts it. */
  moves?: Partial<Record<BlockPart, Point>> | undefined;
  /** How many times as large as the layout sets it. */
  scales?: Partial<Record<BlockPart, number>> | undefined;
}

/** By the ids of placements. */
export type Overrides = Readonly<Record<string, Override>>;

export const scaleLimits = { least: 0.5, most: 2 };

/** What is set in it, without what says nothing; null where nothing is. */
export function tidyOverride(override: Override): Override | null {
  const { hidden = [] } = override;
  const moves = kept(override.moves, ({ x, y }) => x !== 0 || y !== 0);
  const scales = kept(override.scales, (scale) => scale !== 1);
  const [texts, points] = [kept(override.texts), kept(override.focal_points)];
  const tidied: Override = {
    ...(texts && { texts }),
    ...(hidden.length > 0 && { hidden: blockParts.filter((part) => hidden.includes(part)) }),
    ...(points && { focal_points: points }),
    ...(moves && { moves }),
    ...(scales && { scales }),
  };
  return Object.keys(tidied).length > 0 ? tidied : null;
}

function kept<Part extends string, Value>(
  values: Partial<Record<Part, Value>> | undefined,
  says: (value: Value) => boolean = () => true,
): Partial<Record<Part, Value>> | null {
  const entries = (Object.entries(values ?? {}) as [Part, Value | undefined][]).filter(
    ([, value]) => value !== undefined && says(value),
  );
  return entries.length > 0 ? (Object.fromEntries(entries) as Partial<Record<Part, Value>>) : null;
}
