import { expect, it } from 'vitest';
import { fromClipping, renewed, toClipping } from './clipping.ts';
import { emptyGraph } from './graph.ts';
import type { Graph, GraphNode } from './graph.ts';

const node = (key: string, name: string): GraphNode => ({
  key,
  type: 'TEXT_INPUT',
  name,
  config: {},
  position: { x: 0, y: 0 },
  hasBreakpoint: false,
  isFresh: false,
  isMuted: false,
});
const edge = (sourceKey: string, targetKey: string) => ({ sourceKey, sourceHandle: 'o', targetKey, targetHandle: 'i' });
const graph: Graph = {
  ...emptyGraph,
  nodes: [node('a', 'A'), node('b', 'B'), node('c', 'C')],
  edges: [edge('a', 'b'), edge('b', 'c')],
};

it('carries the chosen nodes and the edges between them', () => {
  const carried = fromClipping(toClipping(graph, new Set(['a', 'b'])));
  expect(carried?.nodes.map(({ key }) => key)).toEqual(['a', 'b']);
  expect(carried?.edges).toEqual([edge('a', 'b')]);
});

it('carries breakpoints and what is to be fresh, and sets neither where nothing is said', () => {
  const marked = { ...graph, nodes: [{ ...node('a', 'A'), hasBreakpoint: true, isFresh: true }] };
  expect(fromClipping(toClipping(marked, new Set(['a'])))?.nodes).toEqual(marked.nodes);
  const { hasBreakpoint: _, isFresh: __, ...bare } = node('a', 'A');
  const text = JSON.stringify({ format: 'visualadgen/nodes', nodes: [bare], edges: [] });
  expect(fromClipping(text)?.nodes).toEqual([node('a', 'A')]);
});

it('takes nothing from a text that is something else', () => {
  expect(fromClipping('hello')).toBeNull();
  expect(fromClipping('{"format":"visualadgen/nodes"')).toBeNull();
  expect(fromClipping('{"format":"visualadgen/nodes","nodes":3,"edges":[]}')).toBeNull();
});

it('leaves out what is not a node', () => {
  const text = JSON.stringify({ format: 'visualadgen/nodes', nodes: [{ key: 1 }, node('a', 'A')], edges: [null] });
  expect(fromClipping(text)).toEqual({ ...emptyGraph, nodes: [node('a', 'A')] });
});

it('gives new keys and names, and keeps the joints', () => {
  const fresh = renewed(graph, graph.nodes, { x: 32, y: 16 });
  expect(fresh.nodes.map(({ name }) => name)).toEqual(['A 2', 'B 2', 'C 2']);
  expect(fresh.nodes[0]?.position).toEqual({ x: 32, y: 16 });
  const keys = fresh.nodes.map(({ key }) => key);
  expect(new Set([...keys, 'a', 'b', 'c']).size).toBe(6);
  expect(fresh.edges.map(({ sourceKey, targetKey }) => [sourceKey, targetKey])).toEqual([
    [keys[0], keys[1]],
    [keys[1], keys[2]],
  ]);
});
