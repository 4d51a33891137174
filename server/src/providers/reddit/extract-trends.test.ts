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

const trendsIn = (...titles: string[]) => extractTrends(titles.map((title) => ({ title, score: 1 })));

test.each([
  ['कॉफ़ी पीने का सही समय', ['कॉफ़ी', 'पीने', 'समय']],
  ['กาแฟเย็นที่ร้าน', ['กาแฟ', 'เย็น', 'ร้าน']],
  ['抹茶拿铁真好喝', ['抹茶', '拿铁']],
  ['アイスコーヒーのおすすめ', ['アイス', 'コーヒー', 'おすすめ']],
  ['커피 원두 추천', ['커피', '원두', '추천']],
  ['قهوة باردة في البيت', ['قهوة', 'باردة', 'البيت']],
  ['קפה קר', ['קפה', 'קר']],
  ['Cold-brew t‑shirts, o’clock ☕️🧊 4k 2024 50ml', ['cold-brew', 't-shirts', "o'clock", '50ml']],
  ['ﬁlter COFFEE\u00a0beans', ['filter', 'coffee', 'beans']],
  ['xx yy 👨‍👩‍👧‍👦 -- _ 123', []],
])('the words of “%s”', (title, words) => {
  expect(trendsIn(title)).toEqual(words);
});

test('two spellings of one word are one, and a title has each once', () => {
  expect(trendsIn('café olé', 'cafe\u0301 ole\u0301', 'CAFÉ cafe\u0301')).toEqual(['café olé']);
  expect(trendsIn('tea café', 'cafe\u0301', 'mug tea')[0]).toBe('tea');
});

test('neighbours stand together as they were written', () => {
  expect(trendsIn('ร้านกาแฟเย็น', 'กาแฟเย็นอร่อย')[0]).toBe('กาแฟเย็น');
  expect(trendsIn('今天的抹茶拿铁', '抹茶拿铁')[0]).toBe('抹茶拿铁');
  expect(trendsIn('ठंडी कॉफ़ी', 'ठंडी कॉफ़ी')).toEqual(['ठंडी कॉफ़ी']);
});
