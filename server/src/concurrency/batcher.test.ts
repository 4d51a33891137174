import { expect, test } from 'vitest';
import { createBatcher } from './batcher.ts';

test('what is asked for while a question is on its way is asked for together, each with its own answer', async () => {
  const asked: number[][] = [];
  const double = createBatcher(async (numbers: number[]) => {
    asked.push(numbers);
    return numbers.map((number) => number * 2);
  });
  expect(await Promise.all([1, 2, 3].map((number) => double(number)))).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(asked).toEqual([[1, 2, 3], [4]]);
});

test('no more at once than may be', async () => {
  const sizes: number[] = [];
  const ask = createBatcher(async (numbers: number[]) => {
    sizes.push(numbers.length);
    return numbers;
  }, 2);
  await Promise.all([1, 2, 3, 4, 5].map((number) => ask(number)));
  expect(sizes).toEqual([2, 2, 1]);
});

test('one that cannot be answered does not take the others with it', async () => {
  const ask = createBatcher(async (numbers: number[]) => {
    if (numbers.includes(2)) throw new Error('Not two.');
    return numbers;
  });
  const answers = await Promise.allSettled([1, 2, 3].map((number) => ask(number)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
