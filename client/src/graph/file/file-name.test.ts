import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test('a file is named after its workflow', () => {
  expect(fileNameOf('Cold brew, in today’s words')).toBe('cold-brew-in-today-s-words.visualadgen.json');
  expect(fileNameOf('Räucher / Tee')).toBe('räucher-tee.visualadgen.json');
});

test('a name of which nothing can stay still gives a file', () => {
  expect(fileNameOf('../..')).toBe('workflow.visualadgen.json');
});
