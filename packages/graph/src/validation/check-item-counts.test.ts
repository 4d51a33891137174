import { expect, test } from 'vitest';
import type { Graph } from '../graph.ts';
import type { TypeLookup } from '../ports/ports.ts';
import { edge, node, types as plain } from '../testing/sample-graph.ts';
import { checkItemCounts, refuseTooMany } from './check-item-counts.ts';

/** A text that is a list where its config has `values`; where it has none, nobody knows how long it will be. */
const types: TypeLookup = (name) => {
  const type = plain(name);
  if (name !== 'TEXT' || !type) return type;
  return { ...type, outputs: type.outputs.map((port) => ({ ...port, list: { path: ['values'], isAlways: true } })) };
};

const list = (key: string, count: number | null) =>
  node(key, 'TEXT', { config: count === null ? {} : { values: Array.from({ length: count }, () => 'a') } });

/** Two lists into a prompt, whose items go on to a model. */
const crossed = (a: number | null, b: number | null, over = {}): Graph => ({
  nodes: [list('a', a), list('b', b), node('prompt'), node('model', 'MODEL', over)],
  edges: [edge('a.text', 'prompt.input'), edge('b.text', 'prompt.input'), edge('prompt.prompt', 'model.prompt')],
});

const limits = { perNode: 10, perRun: 15 };

test.each<[string, Graph, string[]]>([
  ['as many as there may be', crossed(2, 3), []],
  ['the most that a node may run over, muted beside', crossed(2, 5, { isMuted: true }), []],
  ['too many for a run', crossed(2, 4), ['model nodes.3']],
  ['too many for each node', crossed(3, 4), ['prompt nodes.2', 'model nodes.3']],
  ['nobody knows how many', crossed(null, 4), []],
  ['an empty list', crossed(0, 100), []],
])('%s', (_, graph, problems) => {
  const found = checkItemCounts(graph, types, limits);
  expect(found.map(({ nodeKeys, path }) => `${nodeKeys.join(' ')} ${path.join('.')}`)).toEqual(problems);
  for (const { code } of found) expect(code).toBe('TOO_MANY_ITEMS');
});

test('it says how many there would be, and how many there may be', () => {
  const { nodes } = crossed(1, 1);
  const told = (counts: Record<string, number | null>) =>
    refuseTooMany({ nodes }, new Map(Object.entries(counts)), { perNode: 1_000, perRun: 5_000 }).map(
      ({ message }) => message,
    );
  const shorter = 'Make one of the lists that come in shorter.';
  expect(told({ prompt: 1_200, model: Number.POSITIVE_INFINITY })).toEqual([
    `“PROMPT”: it would run 1,200 times, once for each item, but a node runs 1,000 times at most. ${shorter}`,
    `“MODEL”: it would run more than 1,000 times, once for each item, but a node runs 1,000 times at most. ${shorter}`,
  ]);
  expect(told({ a: 999, b: null, prompt: 1_000, model: 1_000 })).toEqual([]);
  const many = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`n${index}`, 900]));
  expect(told({ ...many, model: 10 })).toEqual([
    '“n5”: with it the run has more items than it may: 5,410 together, of 5,000 at most. Make a list shorter, or run the workflow in parts.',
  ]);
});
