import type { Lab } from './oklab.ts';
import { colorRadius, type Look } from './pack-look.ts';
import { drawPlanes, sidesOf } from './planes.ts';
import { featureCount } from './texture.ts';

/*
 * Buckets, so that pictures that look alike, or have a color, are found by an index and not by looking at all: a number for each.
 * Three kinds, which never meet: the colors' cells of OKLab with how much they cover; 16 bits of the hash, four times; and the sides
 * of planes through the features' space on which a picture lies (locality-sensitive hashing). An owner's are mixed with the owner's
 * id, so that an index over everybody's holds each owner's apart.
 */

/** Sizes of a cell. */
const cell = { lightness: 0.1, chroma: 0.06 };
const chromaCells = 16;
/** Shares from which on a color belongs to a level; the lowest is that of any main color. */
const levels = [0, 0.05, 0.15, 0.4] as const;

const hashBase = 1 << 20;
const planeBase = 1 << 21;
const tables = 16;
const bits = 14;

export function lookKeys({ colors, hash, features }: Look): number[] {
  return [
    ...colors.map(({ lab, share }) => colorKey(cellOf(lab), levelOf(share))),
    ...likenessKeys({ hash, features }),
  ];
}

/** Pictures that have one of these in common may be alike. */
export function likenessKeys({ hash, features }: Pick<Look, 'hash' | 'features'>): number[] {
  const ofHash = [0, 1, 2, 3].map(
    (band) => hashBase + ((band << 16) | ((hash[band * 2] ?? 0) << 8) | (hash[band * 2 + 1] ?? 0)),
  );
  return [
    ...new Set(ofHash),
    ...planes.map((table, index) => planeBase + ((index << bits) | sidesOf(table, features))),
  ];
}

/**
 * Where pictures may lie that have a color, at least so much of it (a share): those with most of it first. Each step asks for what the
 * steps before have not.
 */
export function colorKeySteps(color: Lab, leastShare: number): number[][] {
  const near = cellsNear(color);
  return levels
    .map((_, level) => level)
    .filter((level) => (levels[level + 1] ?? 1) > leastShare)
    .toReversed()
    .map((level) => near.map((place) => colorKey(place, level)));
}

/** By the first half of the owner's id. Postgres has whole numbers of 32 bits with a sign. */
export function ownKeys(userId: string, keys: readonly number[]): number[] {
  const mix = Number.parseInt(userId.slice(0, 8), 16);
  return keys.map((key) => key ^ mix);
}

// Colors ------------------------------------------------------------------------------------------------------------

type Cell = readonly [lightness: number, a: number, b: number];

function cellOf([lightness, a, b]: Lab): Cell {
  return [
    Math.floor(lightness / cell.lightness),
    Math.floor(a / cell.chroma) + chromaCells / 2,
    Math.floor(b / cell.chroma) + chromaCells / 2,
  ];
}

function colorKey([lightness, a, b]: Cell, level: number): number {
  return (((lightness * chromaCells + a) * chromaCells + b) << 2) | level;
}

function levelOf(share: number): number {
  return levels.findLastIndex((least) => share >= least);
}

/** Cells of which some part is near enough. */
function cellsNear(color: Lab): Cell[] {
  const from = cellOf(color.map((value) => value - colorRadius) as unknown as Lab);
  const to = cellOf(color.map((value) => value + colorRadius) as unknown as Lab);
  const cells: Cell[] = [];
  for (let lightness = from[0]; lightness <= to[0]; lightness += 1) {
    for (let a = Math.max(0, from[1]); a <= Math.min(chromaCells - 1, to[1]); a += 1) {
      for (let b = Math.max(0, from[2]); b <= Math.min(chromaCells - 1, to[2]); b += 1) {
        const place: Cell = [lightness, a, b];
        if (isInGamut(place) && awayFrom(color, place) <= colorRadius ** 2) cells.push(place);
      }
    }
  }
  return cells;
}

/** Nothing is darker than black, and only white as light as white. */
function isInGamut([lightness, a, b]: Cell): boolean {
  const isGray = [a, b].every((axis) => axis === chromaCells / 2 || axis === chromaCells / 2 - 1);
  return lightness >= 0 && (lightness < 10 || (lightness === 10 && isGray));
}

/** Squared, to the nearest part of a cell. */
function awayFrom(color: Lab, place: Cell): number {
  const sizes = [cell.lightness, cell.chroma, cell.chroma];
  return place.reduce((sum, index, axis) => {
    const size = sizes[axis] ?? 1;
    const low = (axis === 0 ? index : index - chromaCells / 2) * size;
    const value = color[axis] ?? 0;
    const away = value < low ? low - value : Math.max(0, value - low - size);
    return sum + away ** 2;
  }, 0);
}

// Likeness -----------------------------------------------------------------------------------------------------------

const planes = drawPlanes({ tables, bits, size: featureCount, seed: 20_261_130 });
