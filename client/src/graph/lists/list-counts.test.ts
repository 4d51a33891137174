import { expect, it } from 'vitest';
import type { NodeType } from '../catalogue/catalogue.ts';
import { toFlow } from '../model/flow.ts';
import { emptyGraph } from '../model/graph.ts';
import type { Graph, GraphNode } from '../model/graph.ts';
import { listCounts } from './list-counts.ts';
import { countText, listText, runsText } from './list-words.ts';

const port = { label: 'Port', kind: 'text' } as const;
const input = { ...port, name: 'in', accepts: ['text'], isRequired: false, isOpen: true } as const;
const gives = { ...port, name: 'text' };
const ports: Record<string, Pick<NodeType, 'inputs' | 'outputs'>> = {
  LIST: { inputs: [], outputs: [{ ...gives, list: { path: ['values'], isAlways: true } }] },
  STEP: { inputs: [input], outputs: [gives] },
  END: { inputs: [{ ...input, takesAll: true }], outputs: [] },
};
const catalogue = {
  nodeType: (name: string | undefined) => (name === undefined ? undefined : (ports[name] as NodeType)),
};
const types = { title: () => '', targetPort: () => 'in', sourceKind: () => 'text' as const };

function node(key: string, type: string, more: Partial<GraphNode> = {}): GraphNode {
  return {
    key,
    type: type as GraphNode['type'],
    name: key,
    config: {},
    position: { x: 0, y: 0 },
    hasBreakpoint: false,
    isFresh: false,
    isMuted: false,
    stopsAtFailedItem: false,
    ...more,
  };
}
const list = (key: string, count: number) => node(key, 'LIST', { config: { values: Array(count).fill('x') } });
const wire = (from: string, to: string) => ({
  sourceKey: from,
  sourceHandle: 'text',
  targetKey: to,
  targetHandle: 'in',
});

function open(graph: Partial<Graph>) {
  return toFlow({ ...emptyGraph, ...graph }, types);
}

const brief = open({
  nodes: [list('Headlines', 3), list('Photos', 2), node('Ad', 'STEP'), node('End', 'END'), node('Alone', 'STEP')],
  edges: [wire('Headlines', 'Ad'), wire('Photos', 'Ad'), wire('Ad', 'End')],
});

it('counts what each node runs over and each wire brings, by the names of the lists', () => {
  const { nodes, lists, names, edges } = listCounts(brief, catalogue);
  expect(Object.fromEntries(nodes)).toEqual({ Ad: 6 });
  expect([...edges.values()]).toEqual([3, 2, 6]);
  const nameOf = (key: string) => names.get(key) ?? '';
  expect(runsText(6, lists.get('Ad') ?? new Map(), nameOf)).toBe('Runs 6 times: 3 Headlines × 2 Photos');
});

it('is worked out anew only where something changed that decides it', () => {
  const before = listCounts(brief, catalogue);
  const moved = brief.nodes.map((one) => ({ ...one, position: { x: 9, y: 9 } }));
  const chosen = brief.edges.map((edge) => ({ ...edge, selected: true }));
  expect(listCounts({ nodes: moved, edges: chosen }, catalogue)).toBe(before);
  const typed = brief.nodes.map((one) => ({
    ...one,
    data: { ...one.data, config: { ...one.data.config, note: 'Hi' } },
  }));
  expect(listCounts({ ...brief, nodes: typed }, catalogue)).toBe(before);
  const longer = brief.nodes.map((one) =>
    one.id === 'Photos' ? { ...one, data: { ...one.data, config: { values: ['a', 'b', 'c'] } } } : one,
  );
  expect(listCounts({ ...brief, nodes: longer }, catalogue).nodes.get('Ad')).toBe(9);
});

it('passes over what a run leaves out', () => {
  const nodes = brief.nodes.map((one) =>
    one.id === 'Photos' ? { ...one, data: { ...one.data, isMuted: true } } : one,
  );
  const counts = listCounts({ ...brief, nodes }, catalogue);
  expect(counts.nodes.get('Ad')).toBe(3);
  expect(counts.edges.size).toBe(2);
});

it.each([
  [1, new Map([['a', 1]]), 'Runs once: 1 a', 'a list of 1'],
  [1200, new Map([['a', 1200]]), 'Runs 1,200 times: 1,200 a', 'a list of 1,200'],
  [0, new Map([['a', 0]]), 'Runs 0 times: 0 a', 'a list of 0'],
  [
    null,
    new Map([
      ['a', null],
      ['b', 2],
    ]),
    'Runs once for each item: ? a × 2 b',
    'a list',
  ],
])('tells %s items in words', (count, lists, runs, carried) => {
  expect(runsText(count, lists, (key) => key)).toBe(runs);
  expect(listText(count)).toBe(carried);
});

it('tells what stands behind a branch as the most that may come', () => {
  const lists = new Map([['a', 6]]);
  expect(runsText(6, lists, (key) => key, true)).toBe('Runs up to 6 times: 6 a');
  expect(runsText(1, new Map([['a', 1]]), (key) => key, true)).toBe('Runs at most once: 1 a');
  expect([listText(6, true), listText(null, true)]).toEqual(['a list of up to 6', 'a list']);
  expect([countText(1200, true), countText(null, true)]).toEqual(['≤ 1,200', '?']);
});

it('counts along a chain of ten thousand nodes', () => {
  const keys = Array.from({ length: 10_000 }, (_, index) => `n${index}`);
  const nodes = [list('first', 3), ...keys.map((key) => node(key, 'STEP'))];
  const edges = keys.map((key, index) => wire(index === 0 ? 'first' : (keys[index - 1] ?? ''), key));
  expect(listCounts(open({ nodes, edges }), catalogue).nodes.get('n9999')).toBe(3);
});
