import { expect, test } from 'vitest';
import { output } from './output.ts';
import { runNode } from './testing/run-node.ts';

const pictures = { image_urls: ['a', 'b', 'c'] };

test('it keeps the first ones, as they are', async () => {
  const { output: gives, asked } = await runNode(output, { num_images: 2 }, pictures);
  expect(gives).toEqual({ final_images: ['a', 'b'] });
  expect(asked.assets).toEqual([]);
});

test('it cuts them to a format, in their order', async () => {
  const { output: gives } = await runNode(output, { aspect_ratio: '4:5' }, pictures);
  expect(gives).toEqual({ final_images: ['a@4:5', 'b@4:5', 'c@4:5'] });
});

test('without pictures it fails, and five are refused where four are the most', async () => {
  await expect(runNode(output, {}, { image_urls: [] })).rejects.toMatchObject({ code: 'INPUT_MISSING' });
  expect(output.checkConfig({ num_images: 5 })).toEqual([
    { path: ['num_images'], message: 'must be at most 4, but is 5' },
  ]);
});
