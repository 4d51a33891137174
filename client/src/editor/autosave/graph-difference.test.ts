import { expect, test } from 'vitest';
import { emptyGraph } from '../graph/graph.ts';
import type { Graph, GraphNode } from '../graph/graph.ts';
import { differenceOf } from './graph-difference.ts';

const node = (key: string, changes: Partial<GraphNode> = {}): GraphNode => ({
  key,
  type: 'TEXT_INPUT',
  name: key,
  config: {},
  position: { x: 0, y: 0 },
  hasBreakpoint: false,
  isFresh: false,
  isMuted: false,
  ...changes,
});
const graph = (nodes: GraphNode[], edges: Graph['edges'] = []): Graph => ({ ...emptyGraph, nodes, edges });
const edge = (sourceKey: string, targetKey: string) => ({ sourceKey, sourceHandle: 'a', targetKey, targetHandle: 'b' });

test('the same graph differs in nothing', () => {
  const one = graph([node('a'), node('b')], [edge('a', 'b')]);
  expect(differenceOf(one, structuredClone(one))).toEqual({
    onlyMine: [],
    onlyTheirs: [],
    changed: [],
    moved: 0,
    edges: { onlyMine: 0, onlyTheirs: 0 },
    hasOtherAnnotations: false,
  });
});

test('nodes and edges that one of the two has are told apart', () => {
  const difference = differenceOf(graph([node('a'), node('b')], [edge('a', 'b')]), graph([node('a'), node('c')]));
  expect(difference.onlyMine.map(({ key }) => key)).toEqual(['b']);
  expect(difference.onlyTheirs.map(({ key }) => key)).toEqual(['c']);
  expect(difference.edges).toEqual({ onlyMine: 1, onlyTheirs: 0 });
});

test('a changed node tells which fields, and whether its name and its marks are others', () => {
  const mine = node('a', { name: 'Mine', config: { value: 'x', size: 1 }, hasBreakpoint: true });
  const theirs = node('a', { name: 'Theirs', config: { value: 'y', size: 1 } });
  expect(differenceOf(graph([mine]), graph([theirs])).changed).toEqual([
    { key: 'a', name: 'Mine', isRenamed: true, fields: ['value'], hasOtherMarks: true },
  ]);
});

test('a node that only lies elsewhere counts as moved, not as changed', () => {
  const difference = differenceOf(graph([node('a', { position: { x: 9, y: 0 } })]), graph([node('a')]));
  expect(difference).toMatchObject({ changed: [], moved: 1 });
});
