import { expect, test } from 'vitest';
import { describeExpiry, describeScopes } from './describe-token.ts';

const now = Date.parse('2026-11-21T12:00:00Z');

test.each([
  [null, 'Never expires'],
  ['2026-11-21T11:59:59Z', 'Expired'],
  ['2026-11-21T20:00:00Z', 'Expires today'],
  ['2026-11-22T12:00:00Z', 'Expires tomorrow'],
  ['2027-02-19T12:00:00Z', 'Expires in 90 days'],
])('%s: %s', (expiresAt, told) => {
  expect(describeExpiry(expiresAt, now)).toBe(told);
});

test.each([
  [['READ'], 'Read only'],
  [['READ', 'RUN'], 'Read and run'],
  [['READ', 'WRITE'], 'Read and change'],
  [['READ', 'RUN', 'WRITE'], 'Read, run and change'],
])('%j: %s', (scopes, told) => {
  expect(describeScopes(scopes)).toBe(told);
});

test.each([
  [['READ', 'RUN'], ['Soda'], 'Runs “Soda”'],
  [['READ'], ['Soda', 'Tea'], 'Reads “Soda” and “Tea”'],
  [['READ', 'RUN'], [], 'Runs deleted workflows'],
])('%j for %j: %s', (scopes, names, told) => {
  expect(
    describeScopes(
      scopes,
      names.map((name) => ({ name })),
    ),
  ).toBe(told);
});
