import { expect, it } from 'vitest';
import { renamed, toFlow, toGraph } from './flow.ts';
import type { Types } from './flow.ts';
import { emptyGraph } from './graph.ts';
import type { Graph } from './graph.ts';

const graph: Graph = {
  ...emptyGraph,
  nodes: [
    {
      key: 'a',
      type: 'TEXT_INPUT',
      name: 'Text',
      config: { value: 'Hi' },
      position: { x: 1, y: 2 },
      hasBreakpoint: true,
      isFresh: true,
      isMuted: false,
    },
    {
      key: 'b',
      type: 'PROMPT',
      name: 'Prompt',
      config: {},
      position: { x: 3, y: 4 },
      hasBreakpoint: false,
      isFresh: false,
      isMuted: true,
    },
  ],
  edges: [{ sourceKey: 'a', sourceHandle: 'text', targetKey: 'b', targetHandle: 'slogan' }],
};

const types: Types = {
  title: ({ type }) => (type === 'PROMPT' ? 'Prompt' : 'Text'),
  targetPort: (target) => (target?.type === 'PROMPT' ? 'input' : '?'),
  sourceKind: (source) => (source?.type === 'TEXT_INPUT' ? 'TEXT' : null),
};

it('gives back the graph that was drawn', () => {
  expect(toGraph(toFlow(graph, types))).toEqual(graph);
});

it('draws an edge to the open port, whatever handle it was saved with, and knows what it carries', () => {
  const [edge] = toFlow(graph, types).edges;
  expect(edge?.targetHandle).toBe('input');
  expect(edge?.data).toEqual({ targetHandle: 'slogan', kind: 'TEXT' });
});

it('tells screen readers names, not keys, also after a renaming', () => {
  const flow = toFlow(graph, types);
  expect(flow.nodes.map(({ ariaLabel }) => ariaLabel)).toEqual(['Text', 'Prompt']);
  expect(flow.edges[0]?.ariaLabel).toBe('Edge from Text to Prompt');
  const after = renamed(flow, 'a', 'Slogan', types);
  expect(after.nodes.map(({ ariaLabel }) => ariaLabel)).toEqual(['Slogan, Text', 'Prompt']);
  expect(after.edges[0]?.ariaLabel).toBe('Edge from Slogan to Prompt');
  expect(toGraph(after).nodes[0]?.name).toBe('Slogan');
});
