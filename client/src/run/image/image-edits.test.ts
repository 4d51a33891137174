import { expect, it } from 'vitest';
import { againEdit, storePendingEdit, takePendingEdit } from './image-edits.ts';
import type { MadeBy } from './image-facts.ts';

const node = (parameters: object): MadeBy['node'] => ({
  key: 'n',
  name: 'Poster',
  type: 'IMAGE_MODEL',
  config: { model: 'flux', parameters: { ...parameters } },
});
const again = (made: Pick<MadeBy, 'node' | 'parameters'>) => againEdit(made);

it('takes the settings of the node, with the seed that was sent', () => {
  expect(again({ node: node({ num_images: 2 }), parameters: { seed: 0, image_size: 'square' } })).toMatchObject({
    nodeKey: 'n',
    config: { model: 'flux', parameters: { num_images: 2, seed: 0 } },
  });
});

it('leaves the seed open where none was sent, and does nothing where the node is not known', () => {
  const open = again({ node: node({}), parameters: {} });
  expect(open).toMatchObject({ config: { parameters: {} } });
  expect(JSON.stringify(open)).not.toContain('seed');
  expect(again({ node: { ...node({}), type: null }, parameters: {} })).toBeNull();
});

it('hands an edit to the workflow that it was left for, once', () => {
  const edit = { kind: 'use', images: [{ assetId: 'a', url: '/a.png', name: null }] } as const;
  storePendingEdit('w', edit);
  expect(takePendingEdit('w')).toBe(edit);
  expect(takePendingEdit('w')).toBeNull();
  storePendingEdit('w', edit);
  expect(takePendingEdit('other')).toBeNull();
});
