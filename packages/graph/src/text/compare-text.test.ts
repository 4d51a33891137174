import { expect, test } from 'vitest';
import { nameKey, searchKey, searchWords, tidyName } from './compare-text.ts';

test.each([
  ['Café', 'Cafe\u0301'],
  ['My idea', 'My\u00a0idea'],
  ['My idea', 'My\u202fidea'],
  ['My idea', ' My\u3000idea\u2003'],
  ['My idea', 'My \u2009 idea'],
  ['My idea', 'My\nidea'],
  ['My idea', '\ufeffMy id\u200bea\u00ad'],
  ['☕', '☕\ufe0f'],
  ['Å', '\u212b'],
  ['한글', '\u1112\u1161\u11ab\u1100\u1173\u11af'],
  ['Ṩ', 'S\u0307\u0323'],
])('%s is %s', (one, other) => {
  expect(nameKey(other)).toBe(nameKey(one));
  expect(searchKey(other)).toBe(searchKey(one));
});

test.each([
  ['Idea', 'idea'],
  ['Café', 'Cafe'],
  ['My idea', 'Myidea'],
  ['👩‍🍳', '👩🍳'],
])('%s is not %s', (one, other) => {
  expect(nameKey(other)).not.toBe(nameKey(one));
});

test('a name is kept composed, with plain spaces, and nothing that can be seen is lost', () => {
  expect(tidyName(' My\u00a0Cafe\u0301\ufeff ')).toBe('My Café');
  expect(tidyName('👩‍🍳 ❤️  x')).toBe('👩‍🍳 ❤️  x');
});

test('what is searched has no case and compatible forms', () => {
  expect(searchKey('CAFE\u0301 ﬁlter ＡＢ')).toBe('café filter ab');
  expect(searchWords(' Cold\u00a0 BREW ')).toEqual(['cold', 'brew']);
  expect(searchWords(' ')).toEqual([]);
});
