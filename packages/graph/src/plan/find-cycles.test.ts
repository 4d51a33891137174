import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycles } from './find-cycles.ts';
import { topologicalOrder } from './order.ts';
import { anyConnections } from '../testing/sample-graph.ts';

function childrenOf({ size, pairs }: { size: number; pairs: [number, number][] }): number[][] {
  const children: number[][] = Array.from({ length: size }, () => []);
  for (const [from, to] of pairs) children[from]?.push(to);
  return children;
}

test('every cycle found is real, and none shares a node with another', () => {
  fc.assert(
    fc.property(anyConnections({ most: 12, acyclic: false }), (connections) => {
      const children = childrenOf(connections);
      const cycles = findCycles(children);
      for (const cycle of cycles) {
        expect(cycle.length).toBeGreaterThan(1);
        cycle.forEach((at, index) => expect(children[at]).toContain(cycle[(index + 1) % cycle.length]));
      }
      expect(new Set(cycles.flat()).size).toBe(cycles.flat().length);
    }),
  );
});

test('a cycle is found exactly when the nodes cannot be put in order', () => {
  fc.assert(
    fc.property(anyConnections({ most: 12, acyclic: false }), (connections) => {
      const children = childrenOf(connections);
      expect(findCycles(children).length > 0).toBe(topologicalOrder(children).length < connections.size);
    }),
  );
});

test('an order has every node after all that lead to it', () => {
  fc.assert(
    fc.property(anyConnections({ most: 20, acyclic: true }), (connections) => {
      const order = topologicalOrder(childrenOf(connections));
      expect(order.toSorted((a, b) => a - b)).toEqual([...Array(connections.size).keys()]);
      for (const [from, to] of connections.pairs) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
    }),
  );
});
