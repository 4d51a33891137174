import { expect, test } from 'vitest';
import { colorsIn, contrastOf, readColor } from './contrast.ts';

test.each([
  ['#fff', ['#ffffff']],
  ['Ink: #1E40AF.', ['#1e40af']],
  ['#c62828, #1E40AF and #000', ['#c62828', '#1e40af', '#000000']],
  ['#ffff', []],
  ['add 100 to a facade', []],
  ['#abcdefg, &#100; a#fff', []],
  ['red', []],
  ['', []],
])('the colors in %j', (text, colors) => {
  expect(colorsIn(text)).toEqual(colors);
});

test.each([
  [' #FFF ', '#ffffff'],
  ['1e40af', '#1e40af'],
  ['#fff #000', null],
  ['the color #fff', null],
  ['white', null],
])('%j as a color', (text, color) => {
  expect(readColor(text)).toBe(color);
});

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#000000', 21],
  ['#777777', '#777777', 1],
  // By WCAG's own examples: the lightest grey that passes on white, and the one after it.
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
  ['#ff0000', '#ffffff', 4],
])('%s on %s', (one, other, ratio) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 2);
});
