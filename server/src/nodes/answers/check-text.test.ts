import { expect, test } from 'vitest';
import { findAvoided } from '@visualadgen/compose/brand/find-avoided.ts';
import { checkLanguage, checkLength, countCharacters, countWords } from './check-text.ts';
import { isOtherLanguage, type LanguageCode } from './languages.ts';

test.each([
  ['Cold brew that keeps you cool', 6, 29],
  ['Don’t wait—go!', 3, 14],
  ['  ', 0, 2],
  ['👩‍👩‍👧 é', 1, 3],
])('“%s” has %i words and %i characters', (text, words, characters) => {
  expect([countWords(text), countCharacters(text)]).toEqual([words, characters]);
});

test('what is too long is told with its measure, and no limit is none', () => {
  expect(checkLength('One two three', { words: 2, characters: 5 })).toEqual([
    'has 3 words, and may have 2',
    'has 13 characters, and may have 5',
  ]);
  expect(checkLength('One two three', { words: 3, characters: null })).toEqual([]);
});

test.each<[string, string[], string[]]>([
  ['The cheapest deal', ['cheap'], []],
  ['Not CHEAP, but good', ['cheap', 'best'], ['cheap']],
  ['A no\u00A0brainer deal', ['no brainer'], ['no brainer']],
  ['C++ (beta)', ['C++', '(beta)', '[x]'], ['C++', '(beta)']],
  ['Größer als größe', ['GRÖSSE', 'größe'], ['größe']],
  ['とても安い靴', ['安い'], ['安い']],
  ['Cafe\u0301 time', ['café'], ['café']],
  ['a-b', ['b'], ['b']],
])('of “%s”, %j is avoided: %j', (text, avoided, found) => {
  expect(findAvoided(text, avoided)).toEqual(found);
});

test.each<[string, LanguageCode, boolean]>([
  ['Kaffee, der dich wach macht und nicht bitter ist', 'de', false],
  ['The coffee that keeps you awake and is not bitter', 'de', true],
  ['Kaffee, der dich wach macht und nicht bitter ist', 'en', true],
  ['Nike Air Max', 'de', false],
  ['Le café qui vous tient et n’est pas amer', 'es', true],
  ['El café que no es amargo y te despierta', 'es', false],
  ['Кофе, который бодрит', 'ru', false],
  ['Кава, що бадьорить і не гіркне', 'ru', true],
  ['Кофе, который мы любим', 'uk', true],
  ['Coffee for you', 'ja', true],
  ['Nike と走ろう', 'ja', false],
  ['慢慢做，中午就卖光，好东西一看就懂', 'ja', true],
  ['ゆっくり作る', 'zh', true],
  ['好东西', 'zh', false],
  ['قهوة باردة', 'ar', false],
  ['קפה קר', 'ar', true],
  ['커피', 'ko', false],
  ['50 %', 'ko', false],
])('“%s” is surely not in %s: %s', (text, code, isOther) => {
  expect(isOtherLanguage(text, code)).toBe(isOther);
});

test('any language is any', () => {
  expect(checkLanguage('Coffee for you', 'any')).toEqual([]);
  expect(checkLanguage('Coffee for you', 'ja')).toEqual(['is not in Japanese (“Coffee for you”)']);
});
