import { expect, it } from 'vitest';
import { inBatches, reasonsOf } from './in-batches.ts';

it('does something to many, a hundred at a time, and tells what became of each', async () => {
  const ids = Array.from({ length: 250 }, (_, index) => `p${index}`);
  const sizes: number[] = [];
  const { done, failed } = await inBatches(ids, async (batch) => {
    sizes.push(batch.length);
    if (batch.includes('p100')) return { ok: false, message: 'The server cannot be reached.' };
    const results = batch.map((assetId) => ({
      assetId,
      error: assetId === 'p7' ? { message: 'It is in use.' } : null,
      result: assetId,
    }));
    return { ok: true, results };
  });
  expect(sizes).toEqual([100, 100, 50]);
  expect(done).toHaveLength(149);
  expect(reasonsOf(failed)).toBe('It is in use. 100: The server cannot be reached.');
});
