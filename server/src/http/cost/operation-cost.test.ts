import { parse, validate } from 'graphql';
import { graphLimits } from '@visualadgen/graph/limits.ts';
import { expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { costOf } from './operation-cost.ts';

function pointsOf(query: string, variableValues?: Record<string, unknown>, operationName?: string): number {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const asked = { schema, document, variableValues, operationName };
  // The second time it is remembered.
  expect(costOf(asked).points).toBe(costOf(asked).points);
  return costOf(asked).points;
}

const page = 'query ($n: Int) { workflows(first: $n) { edges { node { id } } } }';
const ofBoth = 'query ($a: Int, $b: Int) { workflows(first: $a, last: $b) { edges { node { id } } } }';
const dashboard = `{ workflows(first: 20) { edges { node { id name executions(first: 10) { edges { node {
  id status totalCost nodeExecutions { id status node { key name } }
  generations(first: 5) { edges { node { id prompt images { url width height } } } } } } } } } } }`;

test.each<[string, Record<string, unknown> | undefined, number]>([
  ['{ __typename }', undefined, 1],
  ['{ viewer { id email } }', undefined, 1],
  // 20 workflows with their edges and nodes.
  ['{ workflows(first: 20) { edges { node { id } } } }', undefined, 2],
  ['{ workflows { edges { node { id } } } }', undefined, 2],
  [page, { n: 100 }, 7],
  [page, {}, 2],
  [page, { n: null }, 2],
  [page, { n: 0 }, 1],
  [page, { n: -5 }, 1],
  [page, { n: 2 ** 31 - 1 }, 7],
  [page, { n: 'x' }, 2],
  [page.replace('Int', 'Int = 100'), {}, 7],
  [page.replace('Int', 'Int = 100'), { n: 1 }, 1],
  [page.replace('Int', 'Int = 100'), { n: null }, 2],
  [ofBoth, { b: 100 }, 7],
  [ofBoth, { a: null, b: 100 }, 7],
  ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 100 }, String) }, 3],
  ['query ($id: ID!) { nodes(ids: [$id, "b"]) { id } }', { id: 'a' }, 1],
  ['{ nodes(ids: "a") { id } }', undefined, 1],
  ['{ a: workflows(first: 50) { totalCount } b: workflows(first: 50) { totalCount } }', undefined, 3],
  ['{ workflows(first: 100) { edges { node { executions(first: 100) { edges { node { id } } } } } } }', undefined, 607],
  // What answers under one name is there once.
  ['{ ...Mine ...Mine } fragment Mine on Query { workflows(first: 50) { totalCount } }', undefined, 2],
  [
    '{ ...A ...B } fragment A on Query { workflows(first: 50) { edges { cursor } } } fragment B on Query { workflows(first: 50) { edges { node { id } } } }',
    undefined,
    4,
  ],
  // Lists without a page.
  ['{ workflows(first: 100) { edges { node { nodes { key } } } } }', undefined, 67],
  ['{ workflows(first: 100) { edges { node { edges { id } problems { code } } } } }', undefined, 87],
  ['{ workflows(first: 100) { edges { node { lastExecution { nodeExecutions { status } } } } } }', undefined, 69],
  ['{ workflows(first: 1) { edges { node { lastExecution { events { sequence } } } } } }', undefined, 11],
  ['query ($n: Int) { workflows { edges { node { lastExecution { events(first: $n) { at } } } } } }', { n: 7 }, 5],
  // Of an object's types only one comes true.
  [
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Workflow { nodes { key } } ... on Execution { nodeExecutions { status } } ... on Asset { url } } }`,
    { ids: Array.from({ length: 100 }, String) },
    63,
  ],
  [
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Workflow { nodes { key } } ... on Node { ... on Workflow { edges { id } } } } }`,
    { ids: Array.from({ length: 100 }, String) },
    123,
  ],
  // What is left out costs nothing.
  ['query ($with: Boolean!) { workflows(first: 100) @include(if: $with) { totalCount } }', { with: true }, 3],
  ['query ($with: Boolean!) { workflows(first: 100) @include(if: $with) { totalCount } }', { with: false }, 1],
  ['query ($no: Boolean = true) { ...F @skip(if: $no) } fragment F on Query { workflows { totalCount } }', {}, 1],
  ['{ workflows(first: 100) @skip(if: true) { totalCount } }', undefined, 1],
  ['{ __schema { types { fields { name } } } }', undefined, 11],
  [
    'mutation ($i: CancelExecutionInput!) { a: cancelExecution(input: $i) { __typename } b: cancelExecution(input: $i) { __typename } }',
    {},
    20,
  ],
  ['subscription { executionEvents(executionId: "x") { sequence } }', undefined, 10],
  [dashboard, undefined, 394],
])('%s with %j', (query, variables, points) => {
  expect(pointsOf(query, variables)).toBe(points);
});

const listOf = (length: number) => Array.from({ length }, () => ({ config: { urls: ['a', {}], deep: [[{}]] } }));
const save = 'mutation ($input: SaveWorkflowGraphInput!) { saveWorkflowGraph(input: $input) { __typename } }';
const created = (nodes: string) =>
  `mutation { createWorkflow(input: { name: "x", graph: { nodes: [${nodes}], edges: [] } }) { __typename } }`;
const literal = '{ key: "a", type: PROMPT, name: "a", config: {}, position: { x: 0, y: 0 } }';

test.each<[string, Record<string, unknown> | undefined, number]>([
  [save, { input: { graph: { nodes: listOf(33), edges: [] } } }, 10],
  [save, { input: { graph: { nodes: listOf(1_000), edges: listOf(0) } } }, 40],
  [save, { input: { graph: { nodes: [], edges: Array.from({ length: 1_500 }, () => ({})) } } }, 25],
  [save, { undeclared: listOf(1_000) }, 10],
  [save, { input: 'x' }, 10],
  [created(Array.from({ length: 199 }, () => literal).join()), undefined, 11],
])('what is brought along counts as well: %#', (query, variables, points) => {
  expect(pointsOf(query, variables)).toBe(points);
});

test('the largest graph can be saved in one operation', () => {
  const graph = {
    nodes: Array.from({ length: graphLimits.nodes }, () => ({})),
    edges: Array.from({ length: graphLimits.edges }, () => ({})),
  };
  expect(pointsOf(save, { input: { graph } })).toBe(610);
});

test('of several operations the one that is named counts', () => {
  const query = 'query A { viewer { id } } subscription B { executionEvents(executionId: "x") { sequence } }';
  expect(['A', 'B', 'C'].map((name) => pointsOf(query, {}, name))).toEqual([1, 10, 1]);
});

test.each([
  [dashboard, 'workflows.edges.node.executions.edges.node.nodeExecutions'],
  [
    '{ viewer { id } a: workflows(first: 100) { edges { node { nodes { key } executions(first: 9) { totalCount: __typename } } } } }',
    'workflows.edges.node.nodes',
  ],
  ['{ workflows(first: 100) { edges { node { lastExecution { workflow { id } } } } } }', 'workflows'],
  ['{ viewer { id } }', 'viewer'],
])('what costs most of %s is %s', (query, path) => {
  expect(costOf({ schema, document: parse(query) }).findCostliest()).toBe(path);
});

test('fragments that multiply are counted in no time, and as what they would bring', () => {
  const steps = Array.from(
    { length: 60 },
    (_, at) =>
      `fragment F${at} on Execution { a: retryOf { ${at < 59 ? `...F${at + 1}` : 'id'} } b: retryOf { ${at < 59 ? `...F${at + 1}` : 'id'} } }`,
  );
  const document = parse(`{ execution(id: "x") { ...F0 } } ${steps.join(' ')}`);
  expect(costOf({ schema, document }).points).toBeGreaterThan(2 ** 50);
});
