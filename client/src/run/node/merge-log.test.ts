import { expect, it } from 'vitest';
import { mergeLog } from './merge-log.ts';

it('puts overlapping windows of a log together', () => {
  expect(mergeLog([['a'], ['a', 'b'], ['a', 'b', 'c'], ['c', 'd']])).toEqual(['a', 'b', 'c', 'd']);
});

it('keeps what a gap has left, and lines that come twice', () => {
  expect(mergeLog([['a', 'b'], ['d'], ['d', 'd']])).toEqual(['a', 'b', 'd', 'd']);
  expect(mergeLog([[], ['a'], ['a']])).toEqual(['a']);
});
