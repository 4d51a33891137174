import { expect, it } from 'vitest';
import { gatherChanges } from './gather-changes.ts';

const asset = (id: string) => ({ id }) as never;
const added = (id: string) => ({ __typename: 'AssetAdded', asset: asset(id) }) as const;
const changed = (id: string) => ({ __typename: 'AssetChanged', asset: asset(id) }) as const;
const removed = (assetId: string) => ({ __typename: 'AssetRemoved', assetId }) as const;

it('tells what came together in one, in its order', () => {
  expect(gatherChanges([added('a'), added('b'), changed('a'), removed('b'), removed('c'), added('d')])).toEqual([
    { kind: 'added', pictures: [{ id: 'a' }, { id: 'b' }] },
    { kind: 'changed', pictures: [{ id: 'a' }] },
    { kind: 'removed', ids: ['b', 'c'] },
    { kind: 'added', pictures: [{ id: 'd' }] },
  ]);
  expect(gatherChanges([added('a'), { __typename: 'LibraryReset', at: '' }])).toEqual([{ kind: 'unknown' }]);
  expect(gatherChanges([])).toEqual([]);
});
