import { expect, test } from 'vitest';
import { readFound } from './keep-description.ts';

const nothing = { caption: null, tags: [], text: null };

test.each<[string, Record<string, unknown>, object]>([
  ['nothing', {}, nothing],
  ['empty texts', { caption: ' \n ', tags: [], text: '' }, { ...nothing, text: '' }],
  ['things of other kinds', { caption: 7, tags: 'red', text: ['a'] }, nothing],
  [
    'another script',
    { caption: '赤い靴です。', tags: ['靴', 'كوب', 'чашка'], text: 'セール\n50 %' },
    { caption: '赤い靴です。', tags: ['靴', 'كوب', 'чашка'], text: 'セール\n50 %' },
  ],
  [
    'tags that are the same, or none',
    { tags: ['Été', ' ete ', '!!!', '', null, 'ÉTÉ', 'red  shoe'] },
    { ...nothing, tags: ['Été', 'red shoe'] },
  ],
  [
    'what no database keeps',
    { caption: 'a\u0000b\uD800', tags: ['x\u0000y'] },
    { caption: expect.stringMatching(/^a.*b/u) },
  ],
])('of %s is kept what can be', (_, output, expected) => {
  expect(readFound(output)).toMatchObject(expected);
});

test('what is far too long is cut, between whole signs', () => {
  const family = '👩‍👩‍👧';
  const { caption, tags, text } = readFound({
    caption: family.repeat(1_000),
    tags: ['t'.repeat(1_000), ...Array.from({ length: 100 }, (__, index) => `tag ${index}`)],
    text: 'word '.repeat(10_000),
  });
  expect(caption?.length).toBeLessThanOrEqual(501);
  expect(caption?.replaceAll(family, '')).toBe('…');
  expect([tags.length, tags[0]?.length]).toEqual([30, 60]);
  expect(text?.length).toBeLessThanOrEqual(2_001);
});
