import type { Point } from '../geometry/place-picture.ts';
import { clamp } from '../geometry/place-picture.ts';
import { textParts } from '../drawing/drawing.ts';
import { blockParts, cutParts, type Override, type Overrides, scaleLimits } from './override.ts';

/** What is saved, as far as it can be read: somebody may have written it by hand. */
export function readOverrides(value: unknown): Overrides {
  return Object.fromEntries(Object.entries(recordOf(value)).map(([id, override]) => [id, readOverride(override)]));
}

function readOverride(value: unknown): Override {
  const { texts, hidden, focal_points: points, moves, scales } = recordOf(value);
  return {
    texts: some(textParts, texts, (text) => (typeof text === 'string' && text !== '' ? text : undefined)),
    hidden: Array.isArray(hidden) ? blockParts.filter((part) => hidden.includes(part)) : [],
    focal_points: some(cutParts, points, (point) => readPoint(point, 0.5, (share) => clamp(share, 0, 1))),
    moves: some(blockParts, moves, (move) => readPoint(move, 0, (pixels) => pixels)),
    scales: some(blockParts, scales, (scale) =>
      isNumber(scale) ? clamp(scale, scaleLimits.least, scaleLimits.most) : undefined,
    ),
  };
}

function some<Name extends string, Value>(
  names: readonly Name[],
  value: unknown,
  read: (value: unknown) => Value | undefined,
): Partial<Record<Name, Value>> {
  const given = recordOf(value);
  const found = names.flatMap((name): [Name, Value][] => {
    const one = Object.hasOwn(given, name) ? read(given[name]) : undefined;
    return one === undefined ? [] : [[name, one]];
  });
  return Object.fromEntries(found) as Partial<Record<Name, Value>>;
}

function readPoint(value: unknown, preset: number, fit: (value: number) => number): Point | undefined {
  const { x = preset, y = preset } = recordOf(value);
  return isNumber(x) && isNumber(y) ? { x: fit(x), y: fit(y) } : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
