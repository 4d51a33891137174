import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { tellingVariables } from './like-operations.ts';

const plain = `subscription ($id: ID!, $last: Int, $full: Boolean = false) {
  executionEvents(executionId: $id, afterSequence: $last) { sequence execution @include(if: $full) { id } }
}`;

test('from where a reader goes on does not tell it from another, and neither do variables that are not used', () => {
  const document = parse(plain);
  const telling = tellingVariables(document, { id: 'a', full: true, last: 3 });
  expect(tellingVariables(document, { last: 9, full: true, id: 'a', more: 1 })).toBe(telling);
  expect(tellingVariables(document, { full: true, id: 'a' })).toBe(telling);
});

test.each([
  ['another value', { id: 'b', full: true }],
  ['a value left out', { id: 'a' }],
  ['null', { id: 'a', full: null }],
])('%s tells it', (_, values) => {
  const document = parse(plain);
  expect(tellingVariables(document, values)).not.toBe(tellingVariables(document, { id: 'a', full: true }));
});

test.each([
  [
    'somewhere else in the selection',
    `subscription ($id: ID!, $last: Int) {
      executionEvents(executionId: $id, afterSequence: $last) { execution { events(afterSequence: $last) { sequence } } }
    }`,
  ],
  [
    'in a fragment',
    `subscription ($id: ID!, $last: Int) { executionEvents(executionId: $id, afterSequence: $last) { ...F } }
    fragment F on ExecutionEvent { execution { events(afterSequence: $last) { sequence } } }`,
  ],
])('a number that is used %s as well does tell it', (_, query) => {
  const document = parse(query);
  expect(tellingVariables(document, { id: 'a', last: 1 })).not.toBe(tellingVariables(document, { id: 'a', last: 2 }));
});

test('it is not told by another name of the field, or from within a fragment', () => {
  const document = parse(`subscription ($id: ID!, $last: Int) { ...F }
    fragment F on Subscription { news: executionEvents(executionId: $id, afterSequence: $last) { sequence } }`);
  expect(tellingVariables(document, { id: 'a', last: 1 })).toBe(tellingVariables(document, { id: 'a', last: 2 }));
});
