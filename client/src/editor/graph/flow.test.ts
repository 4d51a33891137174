import { expect, it } from 'vitest';
import { toFlow, toGraph } from './flow.ts';
import type { Ports } from './flow.ts';
import type { Graph } from './graph.ts';

const graph: Graph = {
  nodes: [
    {
      key: 'a',
      type: 'TEXT_INPUT',
      name: 'Text',
      config: { value: 'Hi' },
      position: { x: 1, y: 2 },
      hasBreakpoint: true,
    },
    { key: 'b', type: 'PROMPT', name: 'Prompt', config: {}, position: { x: 3, y: 4 }, hasBreakpoint: false },
  ],
  edges: [{ sourceKey: 'a', sourceHandle: 'text', targetKey: 'b', targetHandle: 'slogan' }],
};

const ports: Ports = {
  targetPort: (target) => (target?.type === 'PROMPT' ? 'input' : '?'),
  sourceKind: (source) => (source?.type === 'TEXT_INPUT' ? 'TEXT' : null),
};

it('gives back the graph that was drawn', () => {
  expect(toGraph(toFlow(graph, ports))).toEqual(graph);
});

it('draws an edge to the open port, whatever handle it was saved with, and knows what it carries', () => {
  const [edge] = toFlow(graph, ports).edges;
  expect(edge?.targetHandle).toBe('input');
  expect(edge?.data).toEqual({ targetHandle: 'slogan', kind: 'TEXT' });
});
