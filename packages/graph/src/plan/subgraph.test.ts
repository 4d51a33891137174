import { expect, test } from 'vitest';
import { edge } from '../testing/sample-graph.ts';
import { subgraphUpTo } from './subgraph.ts';

const node = (key: string) => ({
  key,
  type: 'STEP',
  name: key,
  config: {},
  position: { x: 0, y: 0 },
  hasBreakpoint: false,
});
const graph = {
  nodes: ['a', 'b', 'c', 'd', 'e'].map(node),
  edges: [edge('a', 'c'), edge('b', 'c'), edge('c', 'd'), edge('b', 'e')],
};

test('a node with everything that it needs, in the order of the whole', () => {
  const part = subgraphUpTo(graph, 'c');
  expect(part?.nodes.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  expect(part?.edges).toEqual([edge('a', 'c'), edge('b', 'c')]);
});

test('a node that needs nothing stands alone; one that there is not is nothing', () => {
  expect(subgraphUpTo(graph, 'b')).toEqual({ nodes: [node('b')], edges: [] });
  expect(subgraphUpTo(graph, 'z')).toBeNull();
});
