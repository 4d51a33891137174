import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { exportNode } from './export.ts';

const image = (asset: string) => ({ kind: 'image', asset }) as const;

test('all pictures go into one zip, in their order, with the items that they were made of', async () => {
  const of: Coordinates[] = [{ words: { index: 0, label: 'Hi' }, photos: { index: 1, label: null } }, {}];
  const values: TypedValues = { image: { kind: 'list', items: [image('u/1.png'), image('u/2.png')], of } };
  const { output, asked } = await runNode(exportNode, { client: ' Northbean ' }, {}, { values });
  expect(output).toEqual({ file: { export: 'e1', name: 'ads.zip', bytes: 10 }, count: 2 });
  expect(asked.exports).toMatchObject([
    {
      pictures: [
        { picture: 'asset:u/1.png', item: 'Hi 2' },
        { picture: 'asset:u/2.png', item: '' },
      ],
      client: 'Northbean',
      bulk: null,
    },
  ]);
});

test('what ad managers are told goes along only where files for them are wished for', async () => {
  const values: TypedValues = { image: image('u/1.png') };
  const said = { link: ' https://northbean.example ', ad_set: 'Cold brew', text: 'Sip.' };
  const bulkOf = async (config: object) =>
    (await runNode(exportNode, { ...said, ...config }, {}, { values })).asked.exports?.[0]?.bulk;
  expect(await bulkOf({})).toBe(null);
  expect(await bulkOf({ for_ad_managers: true })).toEqual({
    link: 'https://northbean.example',
    adSet: 'Cold brew',
    text: 'Sip.',
  });
  for (const link of ['northbean.example', 'ftp://northbean.example', 'https://'])
    expect(exportNode.checkConfig({ link })).toMatchObject([{ path: ['link'] }]);
});

test('no pictures, and a pattern that names what there is not, are told', async () => {
  await expect(runNode(exportNode, {})).rejects.toMatchObject({ code: 'INPUT_MISSING' });
  expect(exportNode.checkConfig({ name_pattern: '{headlin}' })).toMatchObject([{ path: ['name_pattern'] }]);
});
