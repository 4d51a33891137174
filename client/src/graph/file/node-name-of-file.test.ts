import { expect, it } from 'vitest';
import { nodeNameOfFile } from './node-name-of-file.ts';

it.each([
  ['cold-brew.png', 'cold-brew'],
  ['DSC_0012.JPG', 'DSC_0012'],
  ['Flasche groß  (2).webp', 'Flasche groß (2)'],
  ['archive.v2.final.jpeg', 'archive.v2.final'],
  ['C:\\photos\\mug.png', 'mug'],
  ['{{logo}}.png', 'logo'],
  ['a\u0000b\u202ec.png', 'a b c'],
  ['cafe\u0301.png', 'café'],
  ['.hidden.png', '.hidden'],
  ['no extension', 'no extension'],
  ['image.png', null],
  ['.png', '.png'],
  ['', null],
  ['{}.png', null],
])('of %j is %j', (file, name) => {
  expect(nodeNameOfFile(file)).toBe(name);
});

it('is not too long, and cuts no sign in two', () => {
  const name = nodeNameOfFile(`${'👩‍👩‍👧'.repeat(40)}.png`) ?? '';
  expect(name.length).toBeLessThanOrEqual(190);
  expect(name.replaceAll('👩‍👩‍👧', '')).toBe('');
});
