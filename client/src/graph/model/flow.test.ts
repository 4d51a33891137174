import { expect, it } from 'vitest';
import { renamed, toFlow, toGraph, withMutes } from './flow.ts';
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
      stopsAtFailedItem: true,
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
      stopsAtFailedItem: false,
    },
  ],
  edges: [{ sourceKey: 'a', sourceHandle: 'text', targetKey: 'b', targetHandle: 'slogan', isAllAtOnce: true }],
  notes: [{ key: 'a', text: 'Two\nlines', color: 'PINK', position: { x: 5, y: 6 }, size: { width: 7, height: 8 } }],
  frames: [{ key: 'a', title: 'Words', color: 'GREEN', position: { x: 0, y: 0 }, size: { width: 90, height: 80 } }],
};

const types: Types = {
  title: ({ type }) => (type === 'PROMPT' ? 'Prompt' : 'Text'),
  targetPort: (target) => (target?.type === 'PROMPT' ? 'input' : '?'),
  sourceKind: (source) => (source?.type === 'TEXT_INPUT' ? 'text' : null),
};

it('gives back the graph that was drawn', () => {
  expect(toGraph(toFlow(graph, types))).toEqual(graph);
});

it('draws an edge to the open port, whatever handle it was saved with, and knows what it carries', () => {
  const [edge] = toFlow(graph, types).edges;
  expect(edge?.targetHandle).toBe('input');
  expect(edge?.data).toEqual({ targetHandle: 'slogan', kind: 'text', isAllAtOnce: true });
});

it('tells screen readers names, not keys, also after a renaming', () => {
  const flow = toFlow(graph, types);
  expect(flow.nodes.map(({ ariaLabel }) => ariaLabel)).toEqual(['Text', 'Prompt, muted']);
  expect(flow.edges[0]?.ariaLabel).toBe('Connection from Text to Prompt');
  const after = { ...flow, ...renamed(flow, 'a', 'Slogan', types) };
  expect(after.nodes.map(({ ariaLabel }) => ariaLabel)).toEqual(['Slogan, Text', 'Prompt, muted']);
  expect(after.edges[0]?.ariaLabel).toBe('Connection from Slogan to Prompt');
  expect(toGraph(after).nodes[0]?.name).toBe('Slogan');
});

it('gives notes and frames ids that no node has', () => {
  const { nodes, annotations } = toFlow(graph, types);
  const ids = [...nodes, ...annotations].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
});

it('breaks the wires of a muted node', () => {
  const flow = toFlow(graph, types);
  expect(flow.edges[0]?.className).toBe('wire-muted');
  const unmuted = flow.nodes.map((node) => ({ ...node, data: { ...node.data, isMuted: false } }));
  expect(withMutes(flow.edges, unmuted)[0]?.className).toBe('');
});
