import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { isTransientDatabaseError } from './transient-error.ts';

const withCode = (code: string) => Object.assign(new Error('No.'), { code });

test.each([
  ['a refused connection', withCode('ECONNREFUSED')],
  ['a shutdown by the operator', withCode('57P01')],
  ['a server that is starting', withCode('57P03')],
  ['too many connections', withCode('53300')],
  ['a deadlock', withCode('40P01')],
  ['a connection that broke', new Error('Connection terminated unexpectedly')],
])('%s passes', (_, fault) => {
  expect(isTransientDatabaseError(fault)).toBe(true);
});

test.each([
  ['a value that does not fit', withCode('22P02')],
  ['a key that is taken', withCode('23505')],
  ['a missing file', withCode('ENOENT')],
  ['a fault of our own', new AppError('PROVIDER_TIMED_OUT')],
  ['a word that only sounds like it', new Error('The timeout of the model is too long.')],
  ['nothing', undefined],
])('%s does not', (_, fault) => {
  expect(isTransientDatabaseError(fault)).toBe(false);
});
