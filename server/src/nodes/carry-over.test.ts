import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Graph, GraphNode } from '@visualadgen/graph/graph.ts';
import { z } from 'zod';
import { carryOver, writtenNow } from './carry-over.ts';
import { defineNode } from './define-node.ts';
import { nodeTypes } from './index.ts';

/** Of version 1: `{ text, loud }`; of 2: `words` in its place; of 3: `volume` from 0 to 10. */
const shout = defineNode({
  name: 'SHOUT',
  version: 1,
  title: 'Shout',
  description: 'Says it.',
  category: 'INPUT',
  icon: 'type',
  inputs: [],
  outputs: [],
  config: z.strictObject({
    words: z.string().default('').meta({ label: 'Words' }),
    volume: z.number().default(5).meta({ label: 'Volume' }),
  }),
  configSteps: [
    { config: ({ text, ...rest }) => ({ ...rest, words: text }), renamed: { text: 'words' } },
    { config: ({ loud, ...rest }) => ({ ...rest, volume: loud === true ? 10 : 5 }) },
  ],
  run: async () => ({}),
});
const types = new Map([['SHOUT', shout]]);
const node = (config: GraphNode['config'], configVersion?: number, type = 'SHOUT'): GraphNode => ({
  key: 'a',
  type,
  name: 'A',
  config,
  position: { x: 0, y: 0 },
  hasBreakpoint: false,
  ...(configVersion !== undefined && { configVersion }),
});
const graph = (one: GraphNode, field = 'text'): Graph => ({
  nodes: [one],
  edges: [],
  inputs: [{ name: 'x', label: 'X', help: null, isRequired: false, nodeKey: 'a', field }],
});

test.each([
  ['from the first version', node({ text: 'Hi', loud: true }), 'text', { words: 'Hi', volume: 10 }, 'words'],
  ['from the second', node({ words: 'Hi', loud: false }, 2), 'words', { words: 'Hi', volume: 5 }, 'words'],
  [
    'the present one, whose words may be alike',
    node({ words: 'Hi', volume: 1 }, 3),
    'words',
    { words: 'Hi', volume: 1 },
    'words',
  ],
])('a config is carried over %s, and an input follows its field', (_, before, field, config, now) => {
  const after = carryOver(graph(before, field), types);
  expect(after.nodes[0]).toMatchObject({ config, configVersion: 3 });
  expect(after.inputs?.[0]?.field).toBe(now);
  expect(shout.checkConfig(after.nodes[0]?.config)).toEqual([]);
  expect(carryOver(after, types)).toBe(after);
});

test('a node of a type that is gone, or of a later version than is known, stays as it is', () => {
  for (const one of [node({ old: 1 }, 1, 'GONE_TYPE'), node({ words: 'Hi' }, 9)]) {
    const kept = graph(one);
    expect(carryOver(kept, types)).toBe(kept);
  }
});

test('what is written now says so', () => {
  expect(writtenNow(graph(node({ words: 'Hi' })), types).nodes[0]?.configVersion).toBe(3);
});

/** Configs as they could be saved in each version of each type’s form. What is in here is never changed, only added to. */
const kept = JSON.parse(readFileSync(new URL('../../test/kept/node-configs.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, GraphNode['config'][]>
>;
const versions = [...nodeTypes.values()].flatMap(({ name, configVersion }) =>
  Array.from({ length: configVersion }, (_, before) => [name, before + 1] as const),
);

test.each(versions)('%s: what was saved in version %i of its form is accepted now', (name, version) => {
  const type = nodeTypes.get(name);
  const configs = kept[name]?.[version] ?? [];
  expect(configs, `Add configs of version ${version} of ${name} to server/test/kept/node-configs.json.`).not.toEqual(
    [],
  );
  for (const config of configs) {
    const after = carryOver(graph(node(config, version, name)), nodeTypes).nodes[0]?.config;
    expect(
      type?.checkConfig(after),
      `Carry it over by a step in \`configSteps\` of ${name}: ${JSON.stringify(config)}`,
    ).toEqual([]);
  }
  // Of the present form every field is in one of them, so that none is taken away unseen.
  if (version === type?.configVersion) {
    const seen = new Set(configs.flatMap((config) => Object.keys(config)));
    const missing = type.fields.map((field) => field.name).filter((field) => !seen.has(field));
    expect(missing, `Add a config of ${name} with these to server/test/kept/node-configs.json.`).toEqual([]);
  }
});
