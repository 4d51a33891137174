import { expect, test } from 'vitest';
import { output } from './output.ts';
import { runNode } from '../../testing/run-node.ts';

const pictures = { image_urls: ['a', 'b', 'c'] };

test('it keeps the first ones, as they are', async () => {
  const { output: gives, asked } = await runNode(output, { num_images: 2 }, pictures);
  expect(gives).toEqual({ final_images: ['a', 'b'], images_left_out: 1 });
  expect(asked.assets).toEqual([]);
});

test('what came short before it does not pass for the whole', async () => {
  const count = async (num_images: number, image_urls: string[], images_asked: number, images_held_back = 0) => {
    const came = { image_urls, images_asked, images_held_back };
    const { output: gives } = await runNode(output, { num_images }, came);
    for (const name of Object.keys(gives)) expect(output.gives).toContain(name);
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
  [{}, { num_images: null, aspect_ratio: 'original' }],
  [{ focal_point: { x: 0, y: 1 } }, { num_images: null, aspect_ratio: 'original' }],
  [
    { aspect_ratio: '4:5', focal_point: { x: 0.5 } },
    { num_images: null, aspect_ratio: '4:5' },
  ],
  [
    { aspect_ratio: '4:5', focal_point: { x: 0 } },
    { num_images: null, aspect_ratio: '4:5', focal_point: { x: 0, y: 0.5 } },
  ],
])('%j is the same as %j, so that earlier results are reused', (config, identity) => {
  expect(output.identify(config)).toEqual(identity);
});

test('it keeps all that comes, and says what it was told to leave out', async () => {
  const many = { image_urls: Array.from({ length: 18 }, (_, index) => `p${index}`) };
  expect((await runNode(output, {}, many)).output).toEqual({ final_images: many.image_urls });
  expect((await runNode(output, { num_images: null }, many)).output).toEqual({ final_images: many.image_urls });
  expect((await runNode(output, { num_images: 4 }, many)).output).toEqual({
    final_images: many.image_urls.slice(0, 4),
    images_left_out: 14,
  });
});

test.each([
  [4, 18, '18 pictures will come in, and it keeps 4: 14 will be left out. Leave the number empty to keep all.'],
  [18, 18, null],
  [4, null, null],
  [null, 18, null],
])('of %j at most it says before a run, when %j come: %s', (num_images, come, message) => {
  const upstream = { nodes: [], joinedPorts: ['image_urls'], itemsAt: new Map([['image_urls', come]]) };
  const told = message === null ? [] : [{ code: 'ITEMS_LEFT_OUT', message, path: ['num_images'] }];
  expect(output.checkReadiness({ num_images }, upstream)).toEqual(told);
});

test('without pictures it fails, and more are refused than a run can have', async () => {
  await expect(runNode(output, {}, { image_urls: [] })).rejects.toMatchObject({ code: 'INPUT_MISSING' });
  expect(output.checkConfig({ num_images: 1_001 })).toEqual([
    { path: ['num_images'], message: 'must be at most 1,000, but is 1001' },
  ]);
});
