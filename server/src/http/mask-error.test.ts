import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { createErrorMask } from './mask-error.ts';

function mask(fault: unknown) {
  const log: { fault: unknown; incident: string }[] = [];
  const masked = createErrorMask((logged, incident) => log.push({ fault: logged, incident }))(fault);
  return { masked, log };
}

test('a fault of ours is told with its code and details, at its place, and not logged', () => {
  const fault = new AppError('INPUT_INVALID', { message: 'first: too much.', details: { most: 100 } });
  const { masked, log } = mask(new GraphQLError('x', { originalError: fault, path: ['workflows'] }));
  expect(masked).toMatchObject({
    message: 'first: too much.',
    path: ['workflows'],
    extensions: { code: 'INPUT_INVALID', most: 100 },
  });
  expect(log).toEqual([]);
});

test.each([
  ['UNAUTHENTICATED', 401],
  ['REQUEST_TOO_LARGE', 413],
  ['INPUT_INVALID', undefined],
] as const)('%s has the HTTP status %s', (code, status) => {
  const { extensions } = mask(new AppError(code)).masked;
  expect(extensions.http).toEqual(status && { status });
});

test.each([
  ['an error with secrets in it', new Error('password=hunter2 at /srv/app.ts')],
  ['the same from a resolver', new GraphQLError('x', { originalError: new Error('password=hunter2') })],
  ['an INTERNAL of ours', new AppError('INTERNAL', { cause: new Error('password=hunter2') })],
  ['something thrown that is no error', 'password=hunter2'],
  ['null', null],
])('%s is told as nothing but a number to find it by', (_, fault) => {
  const { masked, log } = mask(fault);
  expect(masked.message).toBe('Something went wrong on our side.');
  expect(masked.extensions).toEqual({ code: 'INTERNAL', incident: log[0]?.incident });
  expect(JSON.stringify(masked)).not.toContain('hunter2');
  expect(masked.originalError).toBeUndefined();
  expect(log).toHaveLength(1);
});

test('what GraphQL says of a document is told as it is', () => {
  const fault = new GraphQLError('Cannot query field "colour" on type "Query".');
  expect(mask(fault)).toEqual({ masked: fault, log: [] });
});
