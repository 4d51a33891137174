import { expect, test } from 'vitest';
import { nearSpellings } from './near-spellings.ts';

const words = ['sneaker', 'sneakers', 'speaker', 'shoe', 'shoes', 'concrete', 'summer', 'tea', 'photography', 'café'];

test.each([
  ['sneeker', ['sneaker', 'sneakers']],
  ['snaeker', ['sneaker', 'sneakers']],
  ['sneker', ['sneaker', 'sneakers']],
  ['sneakerr', ['sneaker', 'sneakers']],
  ['nseaker', ['sneaker', 'sneakers']],
  ['sumer', ['summer']],
  ['hsoe', ['shoe', 'shoes']],
  ['fotografy', []],
  ['photgraphi', ['photography']],
  ['concr', ['concrete']],
  ['tae', []],
  ['xylophone', []],
  ['', []],
])('%s is near %j', (typed, near) => {
  expect(nearSpellings(typed, words)).toEqual(near);
});
