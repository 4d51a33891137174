import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

test('a fault is told with its causes, and without what hangs on it', () => {
  const cause = Object.assign(new RangeError('inner'), { code: 'ECONNRESET', params: ['a prompt'], query: 'insert …' });
  const told = describeError(new Error('outer', { cause }));
  expect(told).toEqual({
    type: 'Error',
    message: 'outer',
    stack: expect.stringMatching(/^ {4}at /),
    cause: { type: 'RangeError', message: 'inner', code: 'ECONNRESET', stack: expect.any(String) },
  });
  expect(told.stack).not.toContain('outer');
});

test('several at once are all told, and what is no error too', () => {
  const several = new AggregateError([new Error('one'), 'two'], 'both');
  expect(describeError(several).errors?.map(({ message }) => message)).toEqual(['one', 'two']);
  expect(describeError(null)).toEqual({ type: 'object', message: 'null' });
  expect(describeError({ password: 'x', toString: () => 'x' })).toEqual({ type: 'object', message: '[object Object]' });
  expect(describeError(undefined)).toEqual({ type: 'undefined', message: 'undefined' });
});

test('what a message quotes of what was sent is left out, and names stay', () => {
  const thrown = (work: () => unknown) => {
    try {
      return work();
    } catch (fault) {
      return fault;
    }
  };
  for (const text of [
    '{"password":hunter2}',
    'hunter2',
    '{"password":"hunter2" and a good deal more that is no JSON',
  ]) {
    expect(describeError(thrown(() => JSON.parse(text))).message).not.toContain('hunter2');
  }
  const fault = (code: string, message: string) => describeError(Object.assign(new Error(message), { code })).message;
  expect(fault('22P02', 'invalid input syntax for type uuid: "hunter2"')).toBe(
    'invalid input syntax for type uuid: [removed]',
  );
  expect(fault('42703', 'column "name" does not exist')).toBe('column "name" does not exist');
});

test('a long message is cut, and a circle of causes ends', () => {
  const fault = new Error('x'.repeat(10_000));
  fault.cause = fault;
  expect(JSON.stringify(describeError(fault)).length).toBeLessThan(20_000);
});
