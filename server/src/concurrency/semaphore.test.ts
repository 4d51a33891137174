import { setImmediate as settled } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSemaphore, QueueFullError } from './semaphore.ts';

/** Works that end when they are told to. */
function setUp(most: number, mostWaiting: number) {
  const semaphore = createSemaphore(most, mostWaiting);
  const begun: number[] = [];
  const ends: PromiseWithResolvers<number>[] = [];
  const begin = (at: number) =>
    semaphore.run(() => {
      begun.push(at);
      return (ends[at] ??= Promise.withResolvers<number>()).promise;
    });
  return { begin, begun, ends };
}

test('so many at once, and the others in the order in which they came', async () => {
  const { begin, begun, ends } = setUp(2, 10);
  const works = [begin(0), begin(1), begin(2), begin(3)];
  await settled();
  expect(begun).toEqual([0, 1]);
  ends[1]?.resolve(1);
  await works[1];
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.reject(new Error('failed'));
  await expect(works[0]).rejects.toThrow('failed');
  await settled();
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('where too many wait, the next is told at once', async () => {
  const { begin, ends } = setUp(1, 1);
  const works = [begin(0), begin(1)];
  await expect(begin(2)).rejects.toBeInstanceOf(QueueFullError);
  ends[0]?.resolve(0);
  expect(await works[0]).toBe(0);
});
