import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { breakingChanges } from '../src/schema/breaking-changes.ts';
import { printApi } from '../src/schema/print.ts';

const written = new URL('../../schema.graphql', import.meta.url);

test('schema.graphql is what the code says; otherwise run `pnpm schema`', async () => {
  expect(await readFile(written, 'utf8')).toBe(printApi());
});

test('printed twice, it is the same', () => {
  expect(printApi()).toBe(printApi());
});

test.each([
  [
    'a field is taken away',
    (api: string) => api.replace(/^ {2}status: ExecutionStatus!$/m, ''),
    /Execution\.status was removed/,
  ],
  [
    'a type has another name',
    (api: string) => api.replaceAll('RedditFailure', 'RedditFault'),
    /RedditFailure was removed/,
  ],
  [
    'an answer may be null now',
    (api: string) => api.replace(/^ {2}totalCost: Decimal!$/m, '  totalCost: Decimal'),
    /totalCost.*changed type/,
  ],
  [
    'an input asks for more',
    (api: string) => api.replace(/^(input CreateWorkflowInput \{)$/m, '$1\n  colour: String!'),
    /required field .*colour/,
  ],
  ['an enum value is taken away', (api: string) => api.replace(/^ {2}TEXT_INPUT$/m, ''), /TEXT_INPUT.*removed/],
])('breaks what is out there: %s', (_, change, told) => {
  const api = printApi();
  expect(change(api)).not.toBe(api);
  expect(breakingChanges(api, change(api)).join('\n')).toMatch(told);
});

test.each([
  ['nothing', (api: string) => api],
  ['a new field', (api: string) => api.replace(/^(type Viewer implements Node \{)$/m, '$1\n  colour: String')],
  [
    'a new input that may be left out',
    (api: string) => api.replace(/^(input CreateWorkflowInput \{)$/m, '$1\n  colour: String'),
  ],
  ['another description', (api: string) => api.replace('The person who is signed in.', 'Who is here.')],
])('breaks nothing: %s', (_, change) => {
  expect(breakingChanges(printApi(), change(printApi()))).toEqual([]);
});
