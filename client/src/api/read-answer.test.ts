import { CombinedError } from 'urql';
import { expect, test } from 'vitest';
import { explainFailure, isSignedOut, isUnreachable, readAnswer } from './read-answer.ts';

type Answer = { __typename: 'RenamePayload'; id: string } | { __typename: 'NotFoundError'; message: string };

test('a payload comes back as it is', () => {
  const answer = readAnswer<Answer, 'RenamePayload'>(
    undefined,
    { __typename: 'RenamePayload', id: 'w1' },
    'RenamePayload',
  );
  expect(answer).toEqual({ ok: true, payload: { __typename: 'RenamePayload', id: 'w1' } });
});

test('a typed error gives its own message', () => {
  const error: Answer = { __typename: 'NotFoundError', message: 'There is nothing here by that id.' };
  expect(readAnswer(undefined, error as Answer, 'RenamePayload')).toEqual({ ok: false, message: error.message, error });
});

test('a request that found no server says so in plain words', () => {
  const failure = new CombinedError({ networkError: new TypeError('Failed to fetch') });
  expect(isUnreachable(failure)).toBe(true);
  expect(readAnswer(failure, undefined as Answer | undefined, 'RenamePayload')).toMatchObject({
    ok: false,
    error: null,
  });
  expect(explainFailure(failure)).toContain('cannot be reached');
});

test('a proxy that answers for a missing server counts as no server, an answer of the server does not', () => {
  const networkError = new Error('Bad Gateway');
  expect(isUnreachable(new CombinedError({ networkError, response: { status: 502 } }))).toBe(true);
  expect(isUnreachable(new CombinedError({ networkError, response: { status: 400 } }))).toBe(false);
});

test('an ended session is told from other errors', () => {
  const failure = new CombinedError({
    graphQLErrors: [{ message: 'Sign in first', extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect(isSignedOut(failure)).toBe(true);
  expect(explainFailure(failure)).toContain('Sign in again');
  expect(isSignedOut(new CombinedError({ graphQLErrors: ['No'] }))).toBe(false);
});
