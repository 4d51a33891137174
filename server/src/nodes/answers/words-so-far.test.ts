import { expect, test } from 'vitest';
import { wordsSoFar } from './words-so-far.ts';

const whole = '{"items":[{"headline":"Slow \\"mornings\\"","body":"Made\\ncold: \\u00e9"},{"headline":"Two"}]}';

test.each([
  ['a text stands as it is', ' Slow mornings ', 'Slow mornings'],
  ['a text in a block', '```\nSlow mornings', 'Slow mornings'],
  ['a text that begins with a bracket', '[Kettle] Slow mornings', '[Kettle] Slow mornings'],
  ['nothing yet', '', ''],
  ['JSON that has just begun', '{', ''],
  ['a name that has just begun', '{"items":[{"headl', ''],
  ['a name', '{"items":[{"headline"', ''],
  ['a text that has begun', '{"items":[{"headline":"Slow mor', 'Slow mor'],
  ['the next name', '{"items":[{"headline":"Slow","bo', 'Slow'],
  ['texts in a list', '{"tags":["red","sun', 'red\n\nsun'],
  ['a text in a list alone', '["one", "tw', 'one\n\ntw'],
  ['a sign that is cut in two', '["caf\\u00', 'caf'],
  ['a pair of signs that is cut in two', '["so \\ud83d', 'so'],
  ['a backslash at the end', '["so \\', 'so'],
  ['JSON in a block', '```json\n{"items":["a', 'a'],
  ['all of it', whole, 'Slow "mornings"\n\nMade\ncold: é\n\nTwo'],
])('%s', (_, answer, words) => {
  expect(wordsSoFar(answer)).toBe(words);
});

test('at each step of an answer it shows more of it and never less', () => {
  let shown = '';
  for (let length = 0; length <= whole.length; length += 1) {
    const next = wordsSoFar(whole.slice(0, length));
    expect(next.startsWith(shown) || next === shown).toBe(true);
    shown = next;
  }
});
