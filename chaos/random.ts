/** Dice that fall the same way for the same seed. */
export interface Random {
  /** From 0 up to, but without, 1. */
  next(): number;
  chance(probability: number): boolean;
  /** A number from `least` to `most`. */
  between(least: number, most: number): number;
  /** A whole number from `least` to `most`, both among them. */
  whole(least: number, most: number): number;
  pick<T>(choices: readonly T[]): T;
  /** Dice of their own, so that what happens in between elsewhere does not change how they fall. */
  fork(): Random;
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    chance: (probability) => next() < probability,
    between: (least, most) => least + next() * (most - least),
    whole,
    pick: (choices) => {
      const choice = choices[whole(0, choices.length - 1)];
      if (choice === undefined) throw new RangeError('There is nothing to pick from.');
      return choice;
    },
    fork: () => createRandom(whole(0, 2 ** 32 - 1)),
  };
}
