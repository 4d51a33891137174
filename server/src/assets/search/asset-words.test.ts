import { expect, test } from 'vitest';
import { indexWords, nothingKnown, tagKey, vocabularyOf, wordsOf } from './asset-words.ts';

test.each([
  ['Red Sneakers, on concrete!', ['red', 'sneakers', 'on', 'concrete']],
  ['Café crème à Łódź, Straße 12', ['cafe', 'creme', 'a', 'lodz', 'strasse', '12']],
  ['don’t stop — it’s 50%_off\\', ['dont', 'stop', 'its', '50', 'off']],
  ['Кроссовки на бетоне, ещё', ['кроссовки', 'на', 'бетоне', 'еще']],
  ['回転寿司', ['回転', '転寿', '寿司']],
  ['茶 and tea', ['and', 'tea', '茶']],
  ['ﬁne Ｗide my_red-shoe.v2', ['fine', 'wide', 'my', 'red', 'shoe', 'v2']],
  ['!?… %_\\ 🌿', []],
  ['', []],
  ['tea tea TEA Téa', ['tea']],
  ['a\u0000b \uD800', ['a', 'b']],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('long texts and long words are cut', () => {
  expect(wordsOf('x'.repeat(100_000))).toEqual(['x'.repeat(64)]);
  expect(wordsOf('ab '.repeat(100_000))).toEqual(['ab']);
});

test('an index has its owner’s words and whole tags, and the vocabulary the words alone', () => {
  const userId = 'c0ffee00-0000-4000-8000-000000000000';
  const known = { ...nothingKnown, name: 'Shoe.png', tags: ['Été 2026'], prompt: 'a shoe' };
  const indexed = indexWords(userId, known);
  expect(indexed).toEqual(['c0ffeeshoe', 'c0ffeepng', 'c0ffeeete', 'c0ffee2026', 'c0ffeea', 'c0ffee#ete 2026']);
  expect(vocabularyOf(userId, indexed)).toEqual(['shoe', 'png', 'ete', '2026', 'a']);
  const told = { ...nothingKnown, caption: 'A cat', own_caption: 'A dog', found_tags: ['pet'], found_text: 'SALE' };
  expect(vocabularyOf(userId, indexWords(userId, told))).toEqual(['a', 'dog', 'pet', 'sale']);
  expect(tagKey('  ÉTÉ   2026 ')).toBe('ete 2026');
});
