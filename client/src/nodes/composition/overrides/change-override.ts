import type { Content } from '@visualadgen/compose/compose.ts';
import type { Drawing, PictureShape } from '@visualadgen/compose/drawing/drawing.ts';
import { clamp, type Point } from '@visualadgen/compose/geometry/place-picture.ts';
import { type BlockPart, type CutPart, type Override, scaleLimits } from '@visualadgen/compose/overrides/override.ts';

/* What a person does to one ad, as what is saved of it. */

/** Moved by so many pixels of the placement from where it is. */
export function movedBy(override: Override, part: BlockPart, by: Point): Override {
  const { x, y } = override.moves?.[part] ?? { x: 0, y: 0 };
  return { ...override, moves: { ...override.moves, [part]: { x: Math.round(x + by.x), y: Math.round(y + by.y) } } };
}

/** So many times as large as the layout sets it. */
export function scaledTo(override: Override, part: BlockPart, scale: number): Override {
  const within = clamp(Math.round(scale * 100) / 100, scaleLimits.least, scaleLimits.most);
  return { ...override, scales: { ...override.scales, [part]: within } };
}

export function focusedOn(override: Override, part: CutPart, { x, y }: Point): Override {
  const share = (value: number) => Math.round(clamp(value, 0, 1) * 10_000) / 10_000;
  return { ...override, focal_points: { ...override.focal_points, [part]: { x: share(x), y: share(y) } } };
}

/** What stays in view once a picture is drawn along in its frame, by pixels of the placement. */
export function focusAfterPan(
  { crop, box, at = { x: 0.5, y: 0.5 } }: Pick<PictureShape, 'crop' | 'box' | 'at'>,
  picture: { width: number; height: number },
  by: Point,
): Point {
  const left = clamp(crop.x - (by.x * crop.width) / box.width, 0, picture.width - crop.width);
  const top = clamp(crop.y - (by.y * crop.height) / box.height, 0, picture.height - crop.height);
  return { x: (left + crop.width * at.x) / picture.width, y: (top + crop.height * at.y) / picture.height };
}

export function saying(override: Override, part: keyof NonNullable<Override['texts']>, text: string): Override {
  const { [part]: _, ...texts } = override.texts ?? {};
  return { ...override, texts: text === '' ? texts : { ...texts, [part]: text } };
}

export function showing(override: Override, part: BlockPart, isShown: boolean): Override {
  const others = (override.hidden ?? []).filter((one) => one !== part);
  return { ...override, hidden: isShown ? others : [...others, part] };
}

/** A part as in all other placements. */
export function withoutPart(override: Override, part: BlockPart | CutPart): Override {
  const rest = <Value>(values: Partial<Record<string, Value>> = {}) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => name !== part));
  const { texts, hidden = [], focal_points, moves, scales } = override;
  return {
    texts: rest(texts),
    hidden: hidden.filter((one) => one !== part),
    focal_points: rest(focal_points),
    moves: rest(moves),
    scales: rest(scales),
  };
}

export function isChanged({ texts, hidden = [], focal_points, moves, scales }: Override, part: string): boolean {
  return hidden.some((one) => one === part) || [texts, focal_points, moves, scales].some((set) => set && part in set);
}

/** What is drawn while it is being changed. Its words stay, which are not filled in yet. */
export function contentWith(content: Content, placementId: string, override: Override): Content {
  const filled = content.overrides?.[placementId]?.texts;
  return {
    ...content,
    overrides: { ...content.overrides, [placementId]: { ...override, ...(filled && { texts: filled }) } },
  };
}

/** What the layout grants of it: so much is saved, so that a block stands where it is seen. */
export function granted(override: Override, { limited }: Pick<Drawing, 'limited'>): Override {
  return limited.reduce((left, one) => {
    if (one.kind === 'SCALE') return scaledTo(left, one.part, one.given);
    return {
      ...left,
      moves: { ...left.moves, [one.part]: { x: Math.round(one.given.x), y: Math.round(one.given.y) } },
    };
  }, override);
}
