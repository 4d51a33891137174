import { expect, it } from 'vitest';
import { toFlow, toGraph } from './flow.ts';
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

it('gives back the graph that was drawn', () => {
  expect(toGraph(toFlow(graph, () => 'input'))).toEqual(graph);
});

it('draws an edge to the open port, whatever handle it was saved with', () => {
  const [edge] = toFlow(graph, (target) => (target?.type === 'PROMPT' ? 'input' : '?')).edges;
  expect(edge?.targetHandle).toBe('input');
  expect(edge?.data?.targetHandle).toBe('slogan');
});
