import { expect, test } from 'vitest';
import { readComplaints, sayComplaints } from './fal-words.ts';

test('a model says what is wrong and where', () => {
  const complaints = readComplaints({
    detail: [
      { loc: ['body', 'image_size', 'width'], msg: 'must be at most 2048', type: 'less_than_equal' },
      { loc: ['body', 'seed'], msg: 'not a number', type: 'int_parsing' },
    ],
  });
  expect(complaints[0]).toEqual({
    where: 'image_size.width',
    message: 'must be at most 2048',
    type: 'less_than_equal',
  });
  expect(sayComplaints(complaints)).toBe('image_size.width: must be at most 2048; seed: not a number');
});

test.each([
  ['the platform', { detail: 'Runner died', error_type: 'runner_disconnected' }, 'Runner died'],
  [
    'a plain sentence',
    { detail: 'User is locked. Reason: Exhausted balance.' },
    'User is locked. Reason: Exhausted balance.',
  ],
  ['one complaint outside of a list', { detail: { msg: 'no' } }, 'no'],
  ['a list without words', { detail: [{ type: 'oops' }] }, 'oops'],
  ['another shape', { message: 'nope' }, 'nope'],
  ['a gateway', undefined, ''],
  ['something else', [1, 2], ''],
])('%s', (_, json, words) => {
  expect(sayComplaints(readComplaints(json))).toBe(words);
});

test('a very long complaint is cut', () => {
  expect(sayComplaints(readComplaints({ detail: 'x'.repeat(5_000) }))).toHaveLength(500);
});
