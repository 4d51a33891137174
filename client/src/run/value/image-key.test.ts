import { expect, it } from 'vitest';
import { imageKey, steadyLink } from './image-key.ts';

it('is the same however a link is signed', () => {
  expect(imageKey('/files/u/a.png?signature=1&expires=2')).toBe('/files/u/a.png');
  expect(imageKey('https://files.example/a.png')).toBe('https://files.example/a.png');
});

it('keeps to the first link of a picture while that is surely good', () => {
  expect(steadyLink('/files/u/b.png?s=1', 0)).toBe('/files/u/b.png?s=1');
  expect(steadyLink('/files/u/b.png?s=2', 1_000)).toBe('/files/u/b.png?s=1');
  expect(steadyLink('/files/u/b.png?s=3', 100 * 3_600_000)).toBe('/files/u/b.png?s=3');
});
