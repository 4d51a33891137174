import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

function connection(most: number) {
  let drained = Promise.withResolvers<void>();
  let full = false;
  const inTurn = createTurns({ most, isFull: () => full, whenDrained: () => drained.promise });
  return {
    inTurn,
    fill: () => void (full = true),
    drain() {
      full = false;
      drained.resolve();
      drained = Promise.withResolvers();
    },
  };
}

test('so many at a time and in order; one that fails lets the next begin', async () => {
  const { inTurn } = connection(2);
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const all = ends.map(({ promise }, at) =>
    Promise.resolve(
      inTurn(() => {
        begun.push(at);
        return promise;
      }),
    ).catch(() => 'failed'),
  );
  await nextTurn();
  expect(begun).toEqual([0, 1]);
  ends[1]?.reject(new Error('x'));
  expect(await all[1]).toBe('failed');
  await nextTurn();
  expect(begun).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve();
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('nothing begins while nobody reads', async () => {
  const { inTurn, fill, drain } = connection(2);
  const begun: number[] = [];
  fill();
  const all = [0, 1, 2].map((at) => Promise.resolve(inTurn(async () => void begun.push(at))));
  await nextTurn();
  expect(begun).toEqual([]);
  drain();
  await Promise.all(all);
  expect(new Set(begun)).toEqual(new Set([0, 1, 2]));
});

test('what is done at once is given at once, and throws at once', () => {
  const { inTurn } = connection(1);
  expect(inTurn(() => 7)).toBe(7);
  expect(() =>
    inTurn(() => {
      throw new Error('x');
    }),
  ).toThrow('x');
  expect(inTurn(() => 8)).toBe(8);
});
