import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

const mended = '\uFFFD';

test.each([
  ['a zero byte', 'a\0b', `a${mended}b`],
  ['the first half of a pair', 'a\ud83d', `a${mended}`],
  ['the second half of a pair', '\ude00b', `${mended}b`],
  ['a whole pair', '😀', '😀'],
  ['a backslash that only looks like it', '\\u0000 \\ud83d', '\\u0000 \\ud83d'],
])('%s', (_, text, kept) => {
  const value = { list: [text, 1, null], [text]: { deep: text } };
  expect(JSON.parse(jsonText(value))).toEqual({ list: [kept, 1, null], [kept]: { deep: kept } });
});

test('anything that Postgres can keep comes out as JSON writes it, dates and omissions too', () => {
  const value = { at: new Date(0), gone: undefined, list: [undefined], text: 'Grüße 😀' };
  expect(jsonText(value)).toBe(JSON.stringify(value));
  expect(JSON.parse(jsonText({ ...value, bad: '\0' }))).toEqual({ ...JSON.parse(JSON.stringify(value)), bad: mended });
});

test('no text leaves an escape behind that jsonb refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', '\ud800', '\udfff'), (text, bad) => {
      const kept = JSON.parse(jsonText([text + bad + text])) as [string];
      expect(kept[0].isWellFormed()).toBe(true);
      expect(kept[0]).not.toContain('\0');
    }),
  );
});
