import { expect, it } from 'vitest';
import { distinctNames, endingOf, formatOf, imageFileName } from './file-name.ts';

const hero = { workflowName: 'Cold Brew: Launch', nodeName: 'Hero', size: { width: 1080, height: 1920 }, number: null };

it('tells the workflow, the node, the format and the size, and the place where there are several', () => {
  expect(imageFileName(hero)).toBe('cold-brew-launch_hero_9x16_1080x1920');
  expect(imageFileName({ ...hero, number: 2 })).toBe('cold-brew-launch_hero_9x16_1080x1920_02');
  expect(imageFileName({ ...hero, size: { width: 1000, height: 630 } })).toBe('cold-brew-launch_hero_1000x630');
  expect(imageFileName({ workflowName: '…', nodeName: '', size: undefined, number: 1 })).toBe('workflow_picture_01');
});

it.each([
  [1024, 1280, '4x5'],
  [720, 1280, '9x16'],
  [169, 300, '9x16'],
  [2048, 2048, '1x1'],
  [1344, 768, null],
])('%i × %i is %s', (width, height, format) => {
  expect(formatOf({ width, height })).toBe(format);
});

it('stays below what systems take', () => {
  const long = imageFileName({ ...hero, workflowName: '👩‍👩‍👧'.repeat(50), nodeName: '珈琲'.repeat(50), number: 12 });
  expect(new TextEncoder().encode(`${long}.webp`).byteLength).toBeLessThan(255);
  expect(long.startsWith('👩‍👩‍👧')).toBe(true);
});

it('gives no name twice', () => {
  expect(distinctNames(['a', 'b', 'a'])).toEqual(['a', 'b', 'a-2']);
  expect(distinctNames(['a', 'a', 'a-2', 'a'])).toEqual(['a', 'a-2', 'a-2-2', 'a-3']);
});

it('knows the ending of a media type', () => {
  expect(endingOf('image/jpeg')).toBe('jpg');
  expect(endingOf('image/unheard-of')).toBe('png');
});
