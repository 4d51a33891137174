import { expect, it } from 'vitest';
import { addRow, joinWithBefore, linesOf, putLines, removeRow, rowsOf, textsIn, withText } from './text-rows.ts';
import type { WrittenRows } from './text-rows.ts';

const rows = rowsOf(['one', 'two', 'three']);

/** The texts, with `|` where the caret is. */
const shown = (written: WrittenRows | null) =>
  written?.rows.map(({ key, text }) =>
    key === written.caret.key ? `${text.slice(0, written.caret.at)}|${text.slice(written.caret.at)}` : text,
  );

it('is a place to write where there is nothing, and that is no text', () => {
  expect(rowsOf([])).toEqual([{ key: 0, text: '' }]);
  expect(textsIn(rowsOf(['a', '  ', ' b ', '']))).toEqual(['a', ' b ']);
  expect(textsIn(withText(rows, 1, ''))).toEqual(['one', 'three']);
});

it.each([
  ['Enter in the middle', { start: 1, end: 1 }, ['', ''], ['one', 't', '|wo', 'three']],
  ['Enter at the end', { start: 3, end: 3 }, ['', ''], ['one', 'two', '|', 'three']],
  ['several lines', { start: 3, end: 3 }, ['!', 'b', 'c'], ['one', 'two!', 'b', 'c|', 'three']],
  ['several lines over what is selected', { start: 0, end: 2 }, ['a', 'b'], ['one', 'a', 'b|o', 'three']],
  ['one line', { start: 1, end: 2 }, ['ill'], ['one', 'till|o', 'three']],
])('puts %s', (_, selection, lines, expected) => {
  const written = putLines(rows, 1, selection, lines);
  expect(shown(written)).toEqual(expected);
  expect(new Set(written.rows.map(({ key }) => key)).size).toBe(expected.length);
});

it.each([
  ['a\nb\r\nc\rd\n', ['a', 'b', 'c', 'd']],
  ['\n\n a \n \nb', [' a ', 'b']],
  ['one', ['one']],
  ['\n', []],
])('reads the lines of %j', (pasted, lines) => {
  expect(linesOf(pasted)).toEqual(lines);
});

it('joins, adds and removes rows, and there is always one', () => {
  expect(shown(joinWithBefore(rows, 2))).toEqual(['one', 'two|three']);
  expect(joinWithBefore(rows, 0)).toBeNull();
  expect(shown(addRow(rows))).toEqual(['one', 'two', 'three', '|']);
  expect(shown(removeRow(rows, 1))).toEqual(['one', 'three|']);
  expect(shown(removeRow(rows, 2))).toEqual(['one', 'two|']);
  expect(shown(removeRow(rowsOf(['only']), 0))).toEqual(['|']);
});
