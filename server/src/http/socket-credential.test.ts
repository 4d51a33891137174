import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readSocketCredential } from './socket-credential.ts';

const upgrade = (authorization?: string) => ({ headers: { authorization } }) as IncomingMessage;

test.each<[object | undefined, string | undefined]>([
  [{ authorization: 'Bearer abc' }, undefined],
  [{ Authorization: 'Bearer abc' }, undefined],
  [{ AUTHORIZATION: 'bearer  abc ' }, undefined],
  [{ authorization: 'abc' }, undefined],
  [{ headers: { authorization: 'Bearer abc' } }, undefined],
  [{ Headers: { Authorization: 'Bearer abc' } }, undefined],
  [{ authToken: 'abc' }, undefined],
  [{ auth_token: 'Bearer abc' }, undefined],
  [{ accessToken: 'abc' }, undefined],
  [{ token: 'abc' }, undefined],
  [{ headers: { 'x-auth-token': 'abc' } }, undefined],
  [{ token: 'other', authorization: 'Bearer abc' }, undefined],
  [undefined, 'Bearer abc'],
  [{}, 'Bearer abc'],
  [{ authorization: null, clientName: 'x' }, 'Bearer abc'],
  [{ authorization: 'Bearer abc' }, 'Bearer other'],
])('%o with the header %s says who it is', (payload, header) => {
  expect(readSocketCredential(payload, upgrade(header))).toEqual({ authorization: 'Bearer abc' });
});

test.each<[unknown, RegExp | undefined]>([
  [undefined, undefined],
  [{}, undefined],
  [{ user: 'me' }, undefined],
  [{ authorization: '' }, undefined],
  [{ authorization: 7 }, /must be a text/],
  [{ headers: { authorization: ['Bearer abc'] } }, /must be a text/],
  [{ authorization: 'Basic abc' }, /Bearer/],
  [{ authorization: 'Bearer a b' }, /no token/],
  [{ authorization: '   ' }, /no token/],
])('%o says nothing that is good', (payload, fault) => {
  const read = readSocketCredential(payload, upgrade());
  expect(read.authorization).toBeNull();
  expect(read.error ?? '').toMatch(fault ?? /^$/);
});
