import { expect, it } from 'vitest';
import type { FlowEdge } from '../../graph/model/flow.ts';
import { divideEdges } from './far-wires.ts';

const chain: FlowEdge[] = Array.from({ length: 300 }, (_, index) => ({
  id: `${index}`,
  source: `n${index}`,
  target: `n${index + 1}`,
}));
const ids = (edges: readonly FlowEdge[]) => edges.map(({ id }) => id);

it('keeps what can move or be deleted apart from the crowd', () => {
  const edges = chain.with(200, { id: '200', source: 'n200', target: 'n201', selected: true });
  const { near, far } = divideEdges(edges, new Set(['n10']), true);
  expect(ids(near)).toEqual(['9', '10', '200']);
  expect(far).toHaveLength(297);
});

it('leaves edges alone from near, and where there are few', () => {
  expect(divideEdges(chain, new Set(), false)).toEqual({ near: chain, far: [] });
  const few = chain.slice(0, 20);
  expect(divideEdges(few, new Set(), true)).toEqual({ near: few, far: [] });
});
