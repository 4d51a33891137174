import { expect, test } from 'vitest';
import { emptyGraph } from '../../graph/model/graph.ts';
import type { Graph, GraphNode } from '../../graph/model/graph.ts';
import { differenceOf, looksOtherwise } from './graph-difference.ts';

const node = (key: string, changes: Partial<GraphNode> = {}): GraphNode => ({
  key,
  type: 'TEXT_INPUT',
  name: key,
  config: {},
  position: { x: 0, y: 0 },
  hasBreakpoint: false,
  isFresh: false,
  isMuted: false,
  stopsAtFailedItem: false,
  ...changes,
});
const graph = (nodes: GraphNode[], edges: Graph['edges'] = []): Graph => ({ ...emptyGraph, nodes, edges });
const edge = (sourceKey: string, targetKey: string) => ({ sourceKey, sourceHandle: 'a', targetKey, targetHandle: 'b' });

test('the same graph differs in nothing', () => {
  const one = graph([node('a'), node('b')], [edge('a', 'b')]);
  expect(differenceOf(one, structuredClone(one))).toEqual({
    onlyMine: [],
    onlyTheirs: [],
    moved: 0,
    edges: { onlyMine: 0, onlyTheirs: 0 },
    hasOtherAnnotations: false,
    hasOtherInputs: false,
  });
});

test('graphs that differ in words alone look the same', () => {
  const words = (value: string) => graph([node('a', { config: { value } })]);
  expect(looksOtherwise(differenceOf(words('x'), words('y')))).toBe(false);
});

test('nodes and edges that one of the two has are told apart', () => {
  const difference = differenceOf(graph([node('a'), node('b')], [edge('a', 'b')]), graph([node('a'), node('c')]));
  expect(difference.onlyMine.map(({ key }) => key)).toEqual(['b']);
  expect(difference.onlyTheirs.map(({ key }) => key)).toEqual(['c']);
  expect(difference.edges).toEqual({ onlyMine: 1, onlyTheirs: 0 });
});

test('a node that only lies elsewhere counts as moved', () => {
  const difference = differenceOf(graph([node('a', { position: { x: 9, y: 0 } })]), graph([node('a')]));
  expect(difference).toMatchObject({ moved: 1 });
  expect(looksOtherwise(difference)).toBe(true);
});
