import { expect, it } from 'vitest';
import { distinctNames, endingOf, fileSafe, pictureFileName } from './file-name.ts';
import type { PictureFacts } from './picture-facts.ts';

const facts = { width: 1024, height: 1280, seed: 0 } as PictureFacts;

it('tells the node, the place, the size and the seed', () => {
  expect(pictureFileName({ nodeName: 'FLUX Dev', number: 1 }, facts)).toBe('flux-dev-01-1024x1280-seed0');
  expect(pictureFileName({ nodeName: 'FLUX Dev', number: 12 }, { ...facts, seed: null })).toBe('flux-dev-12-1024x1280');
  expect(pictureFileName({ nodeName: '…', number: 1 }, undefined)).toBe('picture-01');
});

it('writes names that every system takes', () => {
  expect(fileSafe('../../Sommer: "Größe" 50 %', 'x')).toBe('sommer-größe-50');
  expect(fileSafe('珈琲', 'x')).toBe('珈琲');
  expect(fileSafe('abc हिन्दी', 'x', 5)).toBe('abc');
  expect(fileSafe('Cafe\u0301', 'x', 4)).toBe('café');
});

it('gives no name twice', () => {
  expect(distinctNames(['a', 'b', 'a'])).toEqual(['a', 'b', 'a-2']);
});

it('knows the ending of a media type', () => {
  expect(endingOf('image/jpeg')).toBe('jpg');
  expect(endingOf('image/unheard-of')).toBe('png');
});
