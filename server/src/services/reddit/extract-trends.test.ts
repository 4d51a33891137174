import { expect, test } from 'vitest';
import { extractTrends } from './extract-trends.ts';

test('what several titles share comes before what one says, and stop words never come', () => {
  const trends = extractTrends([
    { title: 'Why I switched to cold brew', score: 10 },
    { title: 'Cold brew at home: a guide', score: 12 },
    { title: 'Is this the best hand grinder?', score: 15 },
  ]);
  expect(trends[0]).toBe('cold brew');
  expect(trends).toContain('hand');
  expect(trends).not.toContain('cold');
  for (const word of ['why', 'the', 'this', 'best']) expect(trends).not.toContain(word);
});

test('a high score weighs more, but one viral post does not drown what many talk about', () => {
  const quiet = Array.from({ length: 4 }, () => ({ title: 'matcha', score: 50 }));
  const trends = extractTrends([...quiet, { title: 'volcano', score: 90_000 }, { title: 'teapot', score: 3 }]);
  expect(trends).toEqual(['matcha', 'volcano', 'teapot']);
});

test('words on both sides of a mark or a stop word are no pair', () => {
  const titles = ['Sourdough, pizza night', 'Sourdough and pizza evening'];
  expect(extractTrends(titles.map((title) => ({ title, score: 1 })))).not.toContain('sourdough pizza');
});

test('at most ten, in any script, without numbers and possessives', () => {
  const title = "Новый кофе kaffee's 2024 1000 alpha bravo charlie delta echo foxtrot golf hotel india";
  const trends = extractTrends([{ title, score: 5 }]);
  expect(trends).toHaveLength(10);
  expect(trends.slice(0, 3)).toEqual(['новый', 'кофе', 'kaffee']);
  expect(trends).not.toContain('2024');
});

test('nothing comes of nothing', () => {
  expect(extractTrends([])).toEqual([]);
  expect(extractTrends([{ title: 'What is this?!', score: -3 }])).toEqual([]);
});
