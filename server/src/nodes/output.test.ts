import { expect, test } from 'vitest';
import { output } from './output.ts';
import { runNode } from '../../testing/run-node.ts';

const pictures = { image_urls: ['a', 'b', 'c'] };

test('it keeps the first ones, as they are', async () => {
  const { output: gives, asked } = await runNode(output, { num_images: 2 }, pictures);
  expect(gives).toEqual({ final_images: ['a', 'b'] });
  expect(asked.assets).toEqual([]);
});

test('what came short before it does not pass for the whole', async () => {
  const count = async (num_images: number, image_urls: string[], images_asked: number, images_held_back = 0) => {
    const came = { image_urls, images_asked, images_held_back };
    const { output: gives } = await runNode(output, { num_images }, came);
    if (gives['images_asked'] !== undefined) expect(new Set(Object.keys(gives))).toEqual(new Set(output.gives));
    return [gives['images_asked'], gives['images_held_back']];
  };
  expect(await count(4, ['a'], 3, 2)).toEqual([3, 2]);
  expect(await count(2, ['a'], 3, 2)).toEqual([2, 1]);
  const whole = [undefined, undefined];
  expect(await count(1, ['a'], 3, 2)).toEqual(whole);
  // “At most” four: nothing is missing where no more were asked for.
  expect(await count(4, ['a', 'b'], 2)).toEqual(whole);
  expect(await count(4, ['a', 'b', 'c'], 2)).toEqual(whole);
  expect(await count(2, ['a', 'b', 'c'], 3)).toEqual(whole);
});

test('it cuts them to a format, in their order', async () => {
  const { output: gives } = await runNode(output, { aspect_ratio: '4:5' }, pictures);
  expect(gives).toEqual({ final_images: ['a@4:5', 'b@4:5', 'c@4:5'] });
});

test('it cuts around what is to stay in view', async () => {
  const config = { aspect_ratio: '9:16', focal_point: { x: 0.25, y: 0.5 } };
  const { output: gives } = await runNode(output, config, { image_urls: ['a'] });
  expect(gives).toEqual({ final_images: ['a@9:16 around 0.25 0.5'] });
  expect(output.checkConfig({ focal_point: { x: 2, z: 0 } }).map(({ path }) => path.join('.'))).toEqual([
    'focal_point.x',
    'focal_point.z',
  ]);
});

test.each([
  [{}, { num_images: 4, aspect_ratio: 'original' }],
  [{ focal_point: { x: 0, y: 1 } }, { num_images: 4, aspect_ratio: 'original' }],
  [
    { aspect_ratio: '4:5', focal_point: { x: 0.5 } },
    { num_images: 4, aspect_ratio: '4:5' },
  ],
  [
    { aspect_ratio: '4:5', focal_point: { x: 0 } },
    { num_images: 4, aspect_ratio: '4:5', focal_point: { x: 0, y: 0.5 } },
  ],
])('%j is the same as %j, so that earlier results are reused', (config, identity) => {
  expect(output.identify(config)).toEqual(identity);
});

test('without pictures it fails, and five are refused where four are the most', async () => {
  await expect(runNode(output, {}, { image_urls: [] })).rejects.toMatchObject({ code: 'INPUT_MISSING' });
  expect(output.checkConfig({ num_images: 5 })).toEqual([
    { path: ['num_images'], message: 'must be at most 4, but is 5' },
  ]);
});
