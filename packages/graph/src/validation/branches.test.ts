import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { countItems } from '../lists/count-items.ts';
import { orderOf } from '../lists/unions-of.ts';
import { portKindNames } from '../ports/port-kinds.ts';
import type { TypeLookup } from '../ports/ports.ts';
import { typesInGraph } from '../ports/types-in-graph.ts';
import { edge, node, types as plain } from '../testing/sample-graph.ts';
import { checkNewConnections } from './check-connections.ts';
import { connectionRules } from './refuse-connection.ts';
import { validateGraph } from './validate.ts';

const value = {
  name: 'value',
  label: 'Value',
  kind: 'text',
  accepts: portKindNames,
  isRequired: true,
  isOpen: false,
} as const;
const through = { label: 'Out', kind: 'text', sameAs: 'value' } as const;
const bare = { checkConfig: () => [], checkReadiness: () => [], inputs: [] };
const own: ReturnType<TypeLookup>[] = [
  {
    ...bare,
    title: 'LIST',
    outputs: [{ name: 'text', label: 'Text', kind: 'text', list: { path: ['values'], isAlways: true } }],
    gives: ['text', 'price'],
  },
  {
    ...bare,
    title: 'FILTER',
    inputs: [{ ...value, takesAnyKind: true }],
    outputs: ['passed', 'rest'].map((name) => ({ ...through, name, branch: name })),
    gives: ['passed', 'rest'],
  },
  {
    ...bare,
    title: 'SWITCH',
    inputs: [{ ...value, takesAnyKind: true }],
    outputs: [{ ...through, name: 'else', branch: 'else' }],
    namedOutputs: { field: 'rules', areBranches: true, sameAs: 'value' },
    gives: ['else'],
  },
  {
    ...bare,
    title: 'ALL',
    inputs: [{ ...value, name: 'all', takesAll: true, maxJoins: null }],
    outputs: [{ name: 'text', label: 'Text', kind: 'text' }],
    gives: ['text'],
  },
  {
    ...bare,
    title: 'COLUMNS',
    outputs: [],
    namedOutputs: { field: 'columns', list: { path: ['rows'], isAlways: true } },
    gives: [],
  },
];
const types: TypeLookup = (name) => own.find((type) => type?.title === name) ?? plain(name);

const nodes: GraphNode[] = [
  node('list', 'LIST', { config: { values: ['1', '2', '3'] } }),
  node('text', 'TEXT'),
  node('photo', 'PHOTO'),
  node('filter', 'FILTER'),
  node('second', 'FILTER'),
  node('switch', 'SWITCH', { config: { rules: [{ name: 'big' }, { name: 'small', label: 'Small ones' }] } }),
  node('a', 'PROMPT', { hasErrorOutput: true }),
  node('b', 'PROMPT'),
  node('whole', 'ALL'),
  node('other', 'ALL'),
  node('model', 'MODEL'),
];

const cases: [string, string[], string | null][] = [
  [
    'both ways of one filter',
    ['text.text filter.value', 'filter.passed model.prompt', 'filter.rest model.prompt'],
    null,
  ],
  ['what is made of either way', ['filter.passed a', 'filter.rest b', 'a model.prompt', 'b model.prompt'], null],
  [
    'one way, and a part of the other',
    ['filter.rest second.value', 'filter.passed model.prompt', 'second.rest model.prompt'],
    null,
  ],
  ['two ways of a switch', ['switch.big model.prompt', 'switch.else model.prompt'], null],
  ['a result, and what went wrong', ['text.text a', 'a model.prompt', 'a.error model.prompt'], null],
  ['the same way twice', ['filter.passed model.prompt', 'filter.passed a', 'a model.prompt'], 'TOO_MANY_JOINS'],
  ['ways of different filters', ['filter.passed model.prompt', 'second.rest model.prompt'], 'TOO_MANY_JOINS'],
  [
    'one way, and both',
    ['filter.passed a', 'filter.rest a', 'a model.prompt', 'filter.rest model.prompt'],
    'TOO_MANY_JOINS',
  ],
  [
    'three, of which two exclude each other',
    ['filter.passed model.prompt', 'filter.rest model.prompt', 'text.text model.prompt'],
    'TOO_MANY_JOINS',
  ],
  [
    'lists of both ways, taken whole',
    [
      'list.text filter.value',
      'filter.passed whole.all',
      'filter.rest other.all',
      'whole.text model.prompt',
      'other.text model.prompt',
    ],
    'TOO_MANY_JOINS',
  ],
  [
    'one thing that went one way, taken whole',
    [
      'text.text filter.value',
      'filter.passed whole.all',
      'filter.rest other.all',
      'whole.text model.prompt',
      'other.text model.prompt',
    ],
    null,
  ],
  ['of a kind that nobody knows yet', ['filter.passed model.image_url'], null],
  [
    'a picture that passes',
    ['photo.image_url filter.value', 'filter.passed second.value', 'second.rest model.image_url'],
    null,
  ],
  [
    'a text that passes, to a picture',
    ['text.text filter.value', 'filter.passed second.value', 'second.rest model.image_url'],
    'PORT_MISMATCH',
  ],
  [
    'a text into a filter of which a picture is taken',
    ['filter.passed second.value', 'second.rest model.image_url', 'text.text filter.value'],
    'PORT_MISMATCH',
  ],
  ['what went wrong, to a picture', ['a.error model.image_url'], 'PORT_MISMATCH'],
  ['an error output that is not there', ['b.error model.prompt'], 'UNKNOWN_PORT'],
];

test.each(cases)('%s: the editor and the server say the same', (_, wires, expected) => {
  const edges = wires.map(wire);
  const graph = { nodes, edges };
  const last = edges.at(-1);
  expect(last && (connectionRules({ nodes, edges: edges.slice(0, -1) }, types).refuse(last)?.code ?? null)).toBe(
    expected,
  );
  const [problem] = [...validateGraph(graph, types), ...checkNewConnections(graph, { edges: [] }, types)];
  expect(problem?.code ?? null).toBe(expected);
});

test('whatever is connected in whatever order, what the editor connects the server saves, and nothing else', () => {
  const ends = nodes.flatMap(({ key, type, config, hasErrorOutput }) => {
    const names = typesInGraph(
      { nodes: [{ key, type, config, hasErrorOutput: hasErrorOutput ?? false }], edges: [] },
      types,
    )(key);
    return {
      key,
      outs: names?.outputs.map(({ name }) => name) ?? [],
      ins: names?.inputs.map(({ name }) => name) ?? [],
    };
  });
  const possible = ends.flatMap((from, index) =>
    ends
      .slice(index + 1)
      .flatMap((to) =>
        from.outs.flatMap((out) => to.ins.map((into) => edge(`${from.key}.${out}`, `${to.key}.${into}`))),
      ),
  );
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...possible), { minLength: 1, maxLength: 24 }), (tried) => {
      const edges: GraphEdge[] = [];
      for (const one of tried) {
        const isRefused = connectionRules({ nodes, edges }, types).refuse(one) !== null;
        const graph: Graph = { nodes, edges: [...edges, one] };
        const problems = [...validateGraph(graph, types), ...checkNewConnections(graph, { edges }, types)];
        expect([one, problems.length > 0]).toEqual([one, isRefused]);
        if (!isRefused) edges.push(one);
      }
    }),
    { numRuns: 25 },
  );
});

test('a node that has an output called “error” cannot have an error output', () => {
  const columns = node('table', 'COLUMNS', {
    config: { columns: [{ name: 'error', kind: 'text' }], rows: [] },
    hasErrorOutput: true,
  });
  expect(validateGraph({ nodes: [columns], edges: [] }, types)).toMatchObject([
    { code: 'CONFIG_INVALID', nodeKeys: ['table'], path: ['nodes', '0', 'hasErrorOutput'] },
  ]);
});

test('behind a branch there are at most as many as before it, and what comes together is counted once', () => {
  const edges = ['list.text filter.value', 'filter.passed a', 'filter.rest b', 'a model.prompt', 'b model.prompt'].map(
    wire,
  );
  const { nodes: counts, atMost, unions } = countItems({ nodes, edges }, orderOf({ nodes, edges }), types);
  expect(Object.fromEntries(counts)).toEqual({ filter: 3, a: 3, b: 3, model: 3 });
  expect(atMost).toEqual(new Set([...edges.slice(1), 'a', 'b', 'model']));
  expect(new Set(unions.keys())).toEqual(new Set(edges.slice(3)));
});

test('what passes keeps its kind, and what comes along its name', () => {
  const edges = ['list.text filter.value', 'filter.rest switch.value'].map(wire);
  const type = typesInGraph({ nodes, edges }, types)('switch');
  expect(type?.outputs.map(({ name, label, kind, sameAs, branch }) => [name, label, kind, sameAs, branch])).toEqual([
    ['big', 'big', 'text', null, 'big'],
    ['small', 'Small ones', 'text', null, 'small'],
    ['else', 'Out', 'text', null, 'else'],
  ]);
  expect(type?.gives).toEqual(['else', 'big', 'small', 'passed', 'rest', 'text', 'price']);
  const photo = typesInGraph({ nodes, edges: [wire('photo.image_url filter.value')] }, types)('filter');
  expect(photo?.outputs.map(({ kind }) => kind)).toEqual(['image', 'image']);
  const both = typesInGraph(
    { nodes, edges: [wire('photo.image_url filter.value'), wire('text.text filter.value')] },
    types,
  )('filter');
  expect(both?.outputs.map(({ sameAs }) => sameAs)).toEqual(['value', 'value']);
});

function wire(text: string): GraphEdge {
  const [from = '', to = ''] = text.split(' ');
  return edge(from, to);
}
