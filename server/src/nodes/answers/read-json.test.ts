import { expect, test } from 'vitest';
import { z } from 'zod';
import { readJson, readPlain } from './read-json.ts';
import { isRefusedInWords } from './refused-in-words.ts';

const schema = z.object({ items: z.array(z.object({ text: z.string().min(1) })).length(2) });
const good = '{"items":[{"text":"a"},{"text":"b"}]}';

test.each([
  good,
  ` \n${good}\n`,
  '```json\n' + good + '\n```',
  'Here you are:\n```\n' + good + '\n```\nEnjoy!',
  `\uFEFF${good}`,
])('%j is read', (answer) => {
  expect(readJson(answer, schema)).toEqual({ ok: true, value: { items: [{ text: 'a' }, { text: 'b' }] } });
});

test.each<[string, RegExp]>([
  ['', /^It is empty\.$/],
  ['```json\n```', /./],
  ['Sure! Two lines: a, b', /^It is no JSON: “Sure! Two lines: a, b”\.$/],
  ['{"items":[{"text":"a"},{"te', /^It is JSON that breaks off before its end\.$/],
  [`${good} trailing`, /^It is no JSON/],
  ['{"items":[{"text":"a"}]}', /^items: .*2/],
  ['{"items":[{"text":"a"},{"text":7}]}', /^items \[2\] text: /],
  ['null', /^It: /],
  [`{"items":"${'x'.repeat(1_000_000)}"}`, /^It has 1,000,012 characters, far more/],
])('%.40j is not, and what is wrong is told', (answer, problem) => {
  const read = readJson(answer, schema);
  expect(read.ok || read.problems[0]).toMatch(problem);
});

test('a text comes out of its block, and an empty one is none', () => {
  expect(readPlain('```\nSlow mornings.\n```')).toEqual({ ok: true, value: 'Slow mornings.' });
  expect(readPlain(' \n').ok).toBe(false);
  expect(readPlain('x'.repeat(1_000_000)).ok).toBe(false);
});

test.each([
  ['I’m sorry, but I can’t help with that.', true],
  ["I can't assist with this request.", true],
  ['Sorry, I cannot write that ad.', true],
  ['As an AI language model, I am unable to do this.', true],
  ['Es tut mir leid, dabei kann ich nicht helfen.', true],
  ['I can’t describe how soft these feel.', false],
  ['Sorry, not sorry: the last pair is yours.', false],
  ['{"items":[]}', false],
])('“%s” is a refusal: %s', (answer, isRefusal) => {
  expect(isRefusedInWords(answer)).toBe(isRefusal);
});
