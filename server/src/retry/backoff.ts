/** Milliseconds to wait after so many failures in a row, the last of them with this error; null when that was the last try. */
export type Backoff = (failures: number, error?: unknown) => number | null;

interface Spread {
  /** The least and the most of a pause that chance leaves, so that those who failed together do not come back together. */
  spread?: readonly [least: number, most: number];
  chance?: () => number;
}

export interface GrowingPauses extends Spread {
  firstMs: number;
  longestMs: number;
  factor?: number;
  /** Tries after the first; without it, for ever. */
  mostRetries?: number;
}

/** Pauses that grow from failure to failure, up to the longest. */
export function growingPauses(options: GrowingPauses): Backoff {
  const { firstMs, longestMs, factor = 2, mostRetries = Infinity } = options;
  return (failures) => {
    if (failures > mostRetries) return null;
    // Bounded, for a large power is no number any more.
    const grown = Math.min(longestMs, firstMs * factor ** Math.min(failures - 1, 60));
    return Math.min(longestMs, grown * byChance(options));
  };
}

/** One pause after the other; after the last no more. */
export function listedPauses(pauses: readonly number[], spread: Spread = {}): Backoff {
  return (failures) => {
    const pause = pauses[failures - 1];
    return pause === undefined ? null : Math.round(pause * byChance(spread));
  };
}

function byChance({ spread: [least, most] = [0.5, 1], chance = Math.random }: Spread): number {
  return least + (most - least) * chance();
}
