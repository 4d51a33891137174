import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { imageList } from './image-list.ts';

const photos = [
  { asset_id: 'b', name: 'Bottle' },
  { asset_id: 'a', name: '' },
];

test('it gives its photos in their order, each with its name beside it', async () => {
  const { output, asked } = await runNode(imageList, { photos });
  expect(output).toEqual({ image: ['asset:u/b.png', 'asset:u/a.png'], name: ['Bottle', ''] });
  expect(asked.assets).toEqual(['b', 'a']);
});

test('an empty one can be saved, but not run', async () => {
  expect(imageList.checkReadiness({}, { nodes: [], joinedPorts: [] })).toMatchObject([
    { code: 'CONFIG_INCOMPLETE', path: ['photos'] },
  ]);
  await expect(runNode(imageList, {})).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
});

test('photos that are gone are named, all of them', async () => {
  const gone = [...photos, { asset_id: 'gone', name: 'Cup' }, { asset_id: 'gone', name: '' }];
  await expect(runNode(imageList, { photos: gone })).rejects.toMatchObject({
    code: 'ASSET_MISSING',
    message: 'Of the photos, 3 (Cup), 4 are no longer there: take them out, or upload again.',
    details: { photos: [2, 3] },
  });
});

test.each([
  [[{ asset_id: '' }], ['photos', '0', 'asset_id'], 'must be the id of an uploaded picture, but is empty'],
  [[{ asset_id: 'a', name: 5 }], ['photos', '0', 'name'], 'must be a text, but is 5'],
  [[{ asset_id: 'a' }, {}], ['photos', '1', 'asset_id'], 'must be given'],
  [['a'], ['photos', '0'], 'must be an object, but is the text “a”'],
  [
    Array.from({ length: 1_001 }, () => ({ asset_id: 'a' })),
    ['photos'],
    'must have at most 1,000 entries, but has 1,001',
  ],
])('%#: what is wrong is told with its place', (given, path, message) => {
  expect(imageList.checkConfig({ photos: given })).toEqual([{ path, message }]);
});
