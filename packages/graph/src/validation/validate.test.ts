import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph } from '../graph.ts';
import { anyConnections, edge, graphOf, node, types } from '../testing/sample-graph.ts';
import { validateGraph } from './validate.ts';

function problemsOf(graph: Partial<Graph>) {
  return validateGraph({ nodes: [], edges: [], ...graph }, types);
}

test('a sound graph has no problems, and neither has an empty one', () => {
  const nodes = [node('t', 'TEXT'), node('p'), node('m', 'MODEL'), node('o', 'OUTPUT')];
  const edges = [edge('t.text', 'p.anything'), edge('p', 'm.prompt'), edge('m.image_urls', 'o.image_urls')];
  expect(problemsOf({ nodes, edges })).toEqual([]);
  expect(problemsOf({})).toEqual([]);
});

test('a config that does not fit is told with its path in the graph', () => {
  const nodes = [node('a'), node('b'), node('o', 'OUTPUT', { config: { num_images: 5 } })];
  expect(problemsOf({ nodes })).toEqual([
    {
      code: 'CONFIG_INVALID',
      message: '“O”: num_images must be at most 4, but is 5.',
      nodeKeys: ['o'],
      path: ['nodes', '2', 'config', 'num_images'],
    },
  ]);
});

test('a cycle names all its nodes in order, by name and key', () => {
  const nodes = [node('a'), node('b'), node('c'), node('d')];
  const edges = [edge('a', 'b'), edge('b', 'c'), edge('c', 'b'), edge('c', 'd')];
  expect(problemsOf({ nodes, edges })).toEqual([
    {
      code: 'CYCLE',
      message: 'These nodes go round in a circle: “B” (b) → “C” (c) → “B” (b).',
      nodeKeys: ['b', 'c'],
      path: ['edges', '2'],
    },
  ]);
});

test.each([
  ['DUPLICATE_KEY', { nodes: [node('a'), node('a')] }, ['a'], ['nodes', '1', 'key']],
  ['UNKNOWN_NODE_TYPE', { nodes: [node('a', 'constructor')] }, ['a'], ['nodes', '0', 'type']],
  ['CONFIG_INVALID', { nodes: [node('a', 'TEXT', { name: ' ' })] }, ['a'], ['nodes', '0', 'name']],
  ['CONFIG_INVALID', { nodes: [node('')], edges: [] }, [''], ['nodes', '0', 'key']],
  [
    'CONFIG_INVALID',
    { nodes: [node('k'.repeat(201), 'TEXT', { name: 'x' })] },
    ['k'.repeat(201)],
    ['nodes', '0', 'key'],
  ],
  ['DANGLING_EDGE', { nodes: [node('a')], edges: [edge('a', 'z')] }, ['a', 'z'], ['edges', '0']],
  ['SELF_LOOP', { nodes: [node('a')], edges: [edge('a', 'a')] }, ['a'], ['edges', '0']],
  [
    'DUPLICATE_EDGE',
    { nodes: [node('a'), node('b')], edges: [edge('a', 'b'), edge('a', 'b')] },
    ['a', 'b'],
    ['edges', '1'],
  ],
  ['UNKNOWN_PORT', { nodes: [node('a'), node('b')], edges: [edge('a.x', 'b')] }, ['a', 'b'], ['edges', '0']],
  [
    'PORT_MISMATCH',
    { nodes: [node('a', 'TEXT'), node('b', 'OUTPUT')], edges: [edge('a.text', 'b.image_urls')] },
    ['a', 'b'],
    ['edges', '0'],
  ],
])('%s is refused', (code, graph, nodeKeys, path) => {
  const [problem, ...others] = problemsOf(graph).filter((each) => each.path.join() === path.join());
  expect(problem).toMatchObject({ code, nodeKeys, path });
  expect(others).toEqual([]);
});

test('a key or name that is too long never makes a long message', () => {
  const nodes = [node('k'.repeat(100_000)), node('b', 'TEXT', { name: 'n'.repeat(100_000) })];
  for (const problem of problemsOf({ nodes })) expect(problem.message.length).toBeLessThan(400);
});

test('a graph that is too large is refused before anything else is looked at', () => {
  const problems = problemsOf({ nodes: Array.from({ length: 10_001 }, () => node('same')) });
  expect(problems).toEqual([
    {
      code: 'GRAPH_TOO_LARGE',
      message: 'A graph has at most 10,000 nodes, but this has 10,001.',
      nodeKeys: [],
      path: ['nodes'],
    },
  ]);
});

test('ten thousand nodes in a row, and in a ring, need no stack', () => {
  const row = Array.from({ length: 9_999 }, (_, index): [number, number] => [index, index + 1]);
  expect(validateGraph(graphOf(10_000, row), types)).toEqual([]);
  const [ring] = validateGraph(graphOf(10_000, [...row, [9_999, 0]]), types);
  expect(ring?.code).toBe('CYCLE');
  expect(ring?.nodeKeys).toHaveLength(10_000);
  expect(ring?.message).toContain('9,950 more');
});

test('any graph is refused for a cycle exactly when it has one', () => {
  fc.assert(
    fc.property(anyConnections({ most: 10, acyclic: true }), ({ size, pairs }) => {
      const codes = validateGraph(graphOf(size, pairs), types).map((problem) => problem.code);
      expect(codes).not.toContain('CYCLE');
      const [first] = pairs;
      if (!first) return;
      const closed = graphOf(size, [...pairs, [first[1], first[0]]]);
      expect(validateGraph(closed, types).map((problem) => problem.code)).toContain('CYCLE');
    }),
  );
});
