import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { readText } from './read-text.ts';

test('the words are taken as they came', () => {
  expect(readText({ output: ' Slow mornings.\n', partial: false, error: null })).toEqual({
    gives: 'TEXT',
    text: ' Slow mornings.\n',
  });
});

const wrote = { prompt_tokens: 1, completion_tokens: 5 };
const wroteNothing = { prompt_tokens: 1, completion_tokens: 0, cost: 0 };

test.each<[unknown, boolean, RegExp]>([
  [null, true, /answered without words\.$/],
  [{ output: ' \n' }, true, /answered without words\.$/],
  [{ output: 7, usage: wrote }, true, /answered without words\.$/],
  [{ output: 'Slow mor', partial: true, usage: wrote }, true, /broke off in the middle/],
  [{ output: 'Slow mor', error: 'Reset', usage: wrote }, true, /while working: Reset$/],
  [{ output: '', error: 'Overloaded', usage: wroteNothing }, false, /while working: Overloaded$/],
  [{ output: '', error: 'Overloaded', usage: { ...wroteNothing, cost: 0.001 } }, true, /Overloaded$/],
])('%j is no whole text; billed: %s', (output, isBilled, message) => {
  expect(() => readText(output)).toThrow(AppError);
  expect(() => readText(output)).toThrow(expect.objectContaining({ code: 'PROVIDER_FAILED', details: { isBilled } }));
  expect(() => readText(output)).toThrow(message);
});

test('a prompt that is too long is told as that', () => {
  const error = 'This endpoint’s maximum context length is 1048576 tokens';
  expect(() => readText({ output: '', error })).toThrow(expect.objectContaining({ code: 'PROMPT_TOO_LONG' }));
});
