import { expect, it } from 'vitest';
import { putPhoto, readPhotos } from './photo-list.ts';
import type { Photo } from './photo-list.ts';

const photo = (id: string): Photo => ({ asset_id: id, name: '' });

it.each([[[2, 0, 1]], [[1, 2, 0]], [[0, 1, 2]]])('keeps the order of files that arrive as %j', (arriving) => {
  const ids = ['a', 'b', 'c'];
  const batch: (string | null)[] = [null, null, null];
  let photos = [photo('x')];
  for (const at of arriving) {
    batch[at] = ids[at] ?? null;
    photos = putPhoto(photos, photo(ids[at] ?? ''), batch, at);
  }
  expect(photos.map((one) => one.asset_id)).toEqual(['x', 'a', 'b', 'c']);
});

it('holds to what a person has moved or taken out meanwhile', () => {
  expect(putPhoto([photo('b'), photo('x')], photo('c'), ['a', 'b', 'c'], 2).map((one) => one.asset_id)).toEqual([
    'b',
    'c',
    'x',
  ]);
});

it('reads what is a photo', () => {
  expect(readPhotos([{ asset_id: 'a', name: 'A' }, { asset_id: 'b' }, { name: 'x' }, 5])).toEqual([
    { asset_id: 'a', name: 'A' },
    photo('b'),
  ]);
  expect(readPhotos('a')).toEqual([]);
});
