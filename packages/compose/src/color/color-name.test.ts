import { expect, test } from 'vitest';
import { nameColor } from './color-name.ts';

test.each([
  ['#000000', 'black'],
  ['#ffffff', 'white'],
  ['#fdfdfd', 'white'],
  ['#808080', 'gray'],
  ['#c62828', 'red'],
  ['#ff0000', 'red'],
  ['#ff8c00', 'orange'],
  ['#ffd600', 'yellow'],
  ['#2e7d32', 'green'],
  ['#00bcd4', 'turquoise'],
  ['#1e40af', 'blue'],
  ['#0000ff', 'blue'],
  ['#7b1fa2', 'purple'],
  ['#ff69b4', 'pink'],
  ['#4e342e', 'brown'],
  ['#efe0cf', 'beige'],
])('%s is %s', (hex, name) => {
  expect(nameColor(hex)).toBe(name);
});
