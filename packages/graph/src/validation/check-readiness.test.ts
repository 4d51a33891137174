import { expect, test } from 'vitest';
import { checkReadiness } from './check-readiness.ts';
import { edge, node, types } from '../testing/sample-graph.ts';

test('an empty graph has nothing to run', () => {
  expect(checkReadiness({ nodes: [], edges: [] }, types)).toMatchObject([{ code: 'EMPTY_GRAPH', path: ['nodes'] }]);
});

test('a needed input that nothing is connected to is named', () => {
  const nodes = [node('p'), node('m', 'MODEL', { name: 'Ad' })];
  expect(checkReadiness({ nodes, edges: [edge('p', 'm.prompt')] }, types)).toEqual([]);
  expect(checkReadiness({ nodes, edges: [] }, types)).toEqual([
    {
      code: 'INPUT_MISSING',
      message: '“Ad”: nothing is connected to “prompt” (prompt), which it needs.',
      nodeKeys: ['m'],
      path: ['nodes', '1'],
    },
  ]);
});

test('what a node type finds missing is told with its node and its path in the graph', () => {
  const nodes = [node('t', 'TEXT'), node('p', 'PROMPT', { config: { wants: 'price' } })];
  expect(checkReadiness({ nodes, edges: [edge('t.text', 'p.x')] }, types)).toEqual([
    {
      code: 'TEMPLATE_VARIABLE_MISSING',
      message: '“P”: nothing gives price.',
      nodeKeys: ['p'],
      path: ['nodes', '1', 'config', 'wants'],
    },
  ]);
});

test('what each upstream node gives is on offer, once however many connections there are', () => {
  const nodes = [node('m', 'MODEL'), node('t', 'TEXT'), node('p', 'PROMPT', { config: { wants: 'cost' } })];
  const edges = [edge('t.text', 'm.prompt'), edge('m.image_urls', 'p.a'), edge('m.image_urls', 'p.b')];
  expect(checkReadiness({ nodes, edges }, types)).toEqual([]);
});

test('what is muted, and what is left out with it, stands in nobody’s way', () => {
  const wanting = { config: { wants: 'price' } };
  const nodes = [
    node('p', 'PROMPT', { ...wanting, isMuted: true }),
    node('m', 'MODEL'),
    node('t', 'TEXT', { isMuted: true }),
    node('q', 'PROMPT', { config: { wants: 'text' } }),
  ];
  const edges = [edge('p', 'm.prompt'), edge('t.text', 'q.x')];
  expect(checkReadiness({ nodes, edges }, types)).toMatchObject([
    { code: 'TEMPLATE_VARIABLE_MISSING', nodeKeys: ['q'], path: ['nodes', '3', 'config', 'wants'] },
  ]);
});

test('where everything is muted, there is nothing to run', () => {
  const nodes = [node('p', 'PROMPT', { isMuted: true }), node('m', 'MODEL')];
  expect(checkReadiness({ nodes, edges: [edge('p', 'm.prompt')] }, types)).toMatchObject([
    { code: 'EMPTY_GRAPH', message: 'There is nothing to run: every node is muted, or needs what is muted.' },
  ]);
});

test('each node hears how many things come in where it is connected', () => {
  const told: unknown[] = [];
  const list = { path: ['values'], isAlways: true };
  const port = { name: 'in', label: 'In', kind: 'text', accepts: ['text'], isRequired: false, isOpen: false } as const;
  const type = { title: 'T', gives: ['out'], namedOutputs: null, checkConfig: () => [] };
  const lists = (name: string) => ({
    ...type,
    inputs: [{ ...port, takesAll: name === 'ALL', maxJoins: null }],
    outputs: [{ name: 'out', label: 'Out', kind: 'text' as const, list: name === 'LIST' ? list : null }],
    checkReadiness: (_: unknown, { itemsAt }: { itemsAt?: ReadonlyMap<string, number | null> }) => {
      if (name === 'ALL') told.push(Object.fromEntries(itemsAt ?? []));
      return [];
    },
  });
  const nodes = [
    node('a', 'LIST', { config: { values: ['x', 'y', 'z'] } }),
    node('b', 'LIST', { config: { values: ['x', 'y'] } }),
    node('each', 'EACH'),
    node('all', 'ALL'),
    node('unknown', 'LIST', { config: {} }),
    node('open', 'ALL'),
  ];
  const edges = [
    edge('a.out', 'each.in'),
    edge('b.out', 'each.in'),
    edge('each.out', 'all.in'),
    edge('b.out', 'all.in'),
    edge('unknown.out', 'open.in'),
    edge('b.out', 'open.in'),
  ];
  expect(checkReadiness({ nodes, edges }, lists)).toEqual([]);
  expect(told).toEqual([{ in: 8 }, { in: null }]);
});

test('an output that a node, as it is set, does not give is told where something is connected to it, and is not on offer', () => {
  const onlyWith = { field: 'shape', preset: 'text', values: ['ad'] };
  const writer = {
    ...types('TEXT')!,
    outputs: [
      { name: 'text', label: 'Text', kind: 'text' as const },
      { name: 'headline', label: 'Headline', kind: 'text' as const, onlyWith },
    ],
    gives: ['text', 'headline'],
    checkReadiness: () => [],
  };
  const find = (name: string) => (name === 'WRITER' ? writer : types(name));
  const graph = (config: Record<string, unknown>) => ({
    nodes: [node('w', 'WRITER', { config }), node('p', 'PROMPT', { config: { wants: 'headline' } })],
    edges: [edge('w.headline', 'p.x')],
  });
  expect(checkReadiness(graph({ shape: 'ad' }), find)).toEqual([]);
  for (const config of [{}, { shape: 'text' }])
    expect(checkReadiness(graph(config), find)).toMatchObject([
      { code: 'CONFIG_INVALID', nodeKeys: ['w'], path: ['nodes', '0', 'config', 'shape'] },
      { code: 'TEMPLATE_VARIABLE_MISSING', nodeKeys: ['p'] },
    ]);
});
