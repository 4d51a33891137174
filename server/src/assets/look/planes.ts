/** Planes through the middle of a space, in tables; on which sides of a table's planes something lies is its bucket there. */
export type PlaneTable = readonly Float32Array[];

/** Always the same ones from the same seed: keys that were written must be found again. */
export function drawPlanes({
  tables,
  bits,
  size,
  seed,
}: {
  tables: number;
  bits: number;
  size: number;
  seed: number;
}): PlaneTable[] {
  const next = generator(seed);
  return Array.from({ length: tables }, () =>
    Array.from({ length: bits }, () =>
      // The sum of three is near enough to a normal distribution.
      Float32Array.from({ length: size }, () => next() + next() + next() - 1.5),
    ),
  );
}

/** A bit for each plane (locality-sensitive hashing): things that lie near each other are mostly on the same side. */
export function sidesOf(table: PlaneTable, place: Int8Array): number {
  let key = 0;
  table.forEach((plane, index) => {
    let side = 0;
    for (let at = 0; at < place.length; at += 1) side += (plane[at] ?? 0) * (place[at] ?? 0);
    if (side > 0) key |= 1 << index;
  });
  return key;
}

/** Numbers from 0 to 1, always the same ones from the same beginning (mulberry32). */
function generator(beginning: number): () => number {
  let state = beginning;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
