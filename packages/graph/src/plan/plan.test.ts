import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { descendants, planGraph, UnwalkableGraphError } from './plan.ts';
import type { GraphPlan } from './plan.ts';
import { anyConnections, edge, graphOf, node } from '../testing/sample-graph.ts';

interface Walk {
  /** The nodes in the order in which they ran. */
  ran: number[];
  skipped: Set<number>;
}

/** A scheduler with nothing but the plan: `pick` chooses which ready node completes next. */
function walk(plan: GraphPlan, pick: (ready: number) => number, fails: (index: number) => boolean): Walk {
  const waiting = Int32Array.from(plan.inDegree);
  const ready = plan.nodes.flatMap((_, index) => (waiting[index] === 0 ? [index] : []));
  const ran: number[] = [];
  const skipped = new Set<number>();
  while (ready.length > 0) {
    const [index = -1] = ready.splice(pick(ready.length) % ready.length, 1);
    ran.push(index);
    if (fails(index)) {
      for (const below of descendants(plan, index, (each) => skipped.has(each))) skipped.add(below);
      continue;
    }
    for (const child of plan.children[index] ?? []) {
      waiting[child] = (waiting[child] ?? 0) - 1;
      if (waiting[child] === 0 && !skipped.has(child)) ready.push(child);
    }
  }
  return { ran, skipped };
}

/** What can be reached from a node, found the slow and obvious way. */
function reachable(from: number, pairs: readonly [number, number][]): Set<number> {
  const found = new Set<number>();
  let before = -1;
  while (found.size > before) {
    before = found.size;
    for (const [a, b] of pairs) if (a === from || found.has(a)) found.add(b);
  }
  return found;
}

const anyOrder = fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 40 });
const chooser = (choices: number[]) => {
  let at = 0;
  return () => choices[at++ % choices.length] ?? 0;
};

test('in any graph and any order of completion, each node runs exactly once, after all it waits for', () => {
  fc.assert(
    fc.property(anyConnections({ most: 15, acyclic: true }), anyOrder, ({ size, pairs }, choices) => {
      const { ran } = walk(planGraph(graphOf(size, pairs)), chooser(choices), () => false);
      expect(ran.toSorted((a, b) => a - b)).toEqual([...Array(size).keys()]);
      for (const [from, to] of pairs) expect(ran.indexOf(from)).toBeLessThan(ran.indexOf(to));
    }),
  );
});

test('failing nodes skip exactly their descendants', () => {
  fc.assert(
    fc.property(
      anyConnections({ most: 15, acyclic: true }),
      anyOrder,
      fc.uniqueArray(fc.nat({ max: 14 })),
      ({ size, pairs }, choices, broken) => {
        const { ran, skipped } = walk(planGraph(graphOf(size, pairs)), chooser(choices), (index) =>
          broken.includes(index),
        );
        const failed = ran.filter((index) => broken.includes(index));
        const below = new Set(failed.flatMap((index) => [...reachable(index, pairs)]));
        expect(skipped).toEqual(below);
        expect(ran.filter((index) => skipped.has(index))).toEqual([]);
        expect(ran.length + skipped.size).toBe(size);
      },
    ),
  );
});

test('several edges between two nodes count as one to wait for, and all are kept in order', () => {
  const graph = { nodes: [node('a'), node('b')], edges: [edge('a', 'b.x'), edge('a', 'b.y')] };
  const plan = planGraph(graph);
  expect([...plan.inDegree]).toEqual([0, 1]);
  expect(plan.children).toEqual([[1], []]);
  expect(plan.parents).toEqual([[], [0]]);
  expect(plan.incoming[1]).toEqual([
    { edge: graph.edges[0], source: 0 },
    { edge: graph.edges[1], source: 0 },
  ]);
});

test('a graph that cannot be walked is refused', () => {
  const dangling = { nodes: [node('a')], edges: [edge('a', 'z')] };
  const twice = { nodes: [node('a'), node('a')], edges: [] };
  for (const graph of [
    graphOf(2, [
      [0, 1],
      [1, 0],
    ]),
    dangling,
    twice,
  ]) {
    expect(() => planGraph(graph)).toThrow(UnwalkableGraphError);
  }
});

test('ten thousand nodes in a row need no stack', () => {
  const row = Array.from({ length: 9_999 }, (_, index): [number, number] => [index, index + 1]);
  const plan = planGraph(graphOf(10_000, row));
  expect(plan.order).toHaveLength(10_000);
  expect(descendants(plan, 0)).toHaveLength(9_999);
});
