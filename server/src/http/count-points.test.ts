import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { countPoints } from './count-points.ts';

test.each<[string, Record<string, unknown> | undefined, number]>([
  ['{ __typename }', undefined, 1],
  ['{ viewer { id email } }', undefined, 1],
  // 20 workflows with their edges and nodes.
  ['{ workflows(first: 20) { edges { node { id } } } }', undefined, 2],
  ['{ workflows { edges { node { id } } } }', undefined, 2],
  ['query ($n: Int) { workflows(first: $n) { edges { node { id } } } }', { n: 100 }, 7],
  ['query ($n: Int) { workflows(first: $n) { edges { node { id } } } }', {}, 2],
  ['query ($n: Int) { workflows(first: $n) { edges { node { id } } } }', { n: -5 }, 1],
  ['query ($n: Int) { workflows(first: $n) { edges { node { id } } } }', { n: 2 ** 31 - 1 }, 7],
  ['query ($n: Int) { workflows(first: $n) { edges { node { id } } } }', { n: 'x' }, 2],
  ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 100 }, String) }, 3],
  ['{ nodes(ids: ["a", "b"]) { id } }', undefined, 1],
  ['{ a: workflows(first: 50) { totalCount } b: workflows(first: 50) { totalCount } }', undefined, 3],
  ['{ workflows(first: 100) { edges { node { executions(first: 100) { edges { node { id } } } } } } }', undefined, 607],
  ['{ ...Mine ...Mine } fragment Mine on Query { workflows(first: 50) { totalCount } }', undefined, 3],
  ['mutation { a: cancelExecution { x } b: cancelExecution { x } }', undefined, 20],
  ['subscription { executionEvents { sequence } }', undefined, 10],
])('%s with %j', (query, variables, points) => {
  const document = parse(query);
  expect(countPoints(document, undefined, variables)).toBe(points);
  expect(countPoints(document, null, variables)).toBe(points);
});

test('of several operations the one that is named counts', () => {
  const document = parse('query A { viewer { id } } mutation B { a { id } }');
  expect([countPoints(document, 'A', {}), countPoints(document, 'B', {}), countPoints(document, 'C', {})]).toEqual([
    1, 10, 1,
  ]);
});
