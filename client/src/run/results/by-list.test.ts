import { expect, it } from 'vitest';
import { isChosen, listsOfImages, partsOf } from './by-list.ts';

const of = (nodeKey: string, index: number, label: string | null = null) => ({
  nodeKey,
  nodeName: nodeKey,
  index,
  label,
});
const made = (name: string, ...coordinates: ReturnType<typeof of>[]) => ({ name, coordinates });
const images = [
  made('a', of('Headlines', 1, 'Sip'), of('Photos', 0)),
  made('b', of('Headlines', 0, 'Stay cool'), of('Photos', 0)),
  made('c', of('Headlines', 1, 'Sip'), of('Photos', 1)),
  made('logo'),
];

it('knows the lists that pictures were made from, in the order of their items', () => {
  expect(listsOfImages(images)).toEqual([
    {
      nodeKey: 'Headlines',
      nodeName: 'Headlines',
      items: [
        { index: 0, text: 'Stay cool' },
        { index: 1, text: 'Sip' },
      ],
    },
    {
      nodeKey: 'Photos',
      nodeName: 'Photos',
      items: [
        { index: 0, text: '1' },
        { index: 1, text: '2' },
      ],
    },
  ]);
});

it.each([
  [{}, 'abclogo'],
  [{ Headlines: 1 }, 'aclogo'],
  [{ Headlines: 1, Photos: 1 }, 'clogo'],
])('chooses by items %o', (where, names) => {
  expect(
    images
      .filter((image) => isChosen(image, where))
      .map(({ name }) => name)
      .join(''),
  ).toBe(names);
});

it('puts them in parts by a list, and those of none last', () => {
  const parts = (key: string | null) => partsOf(images, key).map(({ title, images: own }) => [title, own.length]);
  expect(parts(null)).toEqual([[null, 4]]);
  expect(parts('Headlines')).toEqual([
    ['Headlines: Stay cool', 1],
    ['Headlines: Sip', 2],
    [null, 1],
  ]);
});
