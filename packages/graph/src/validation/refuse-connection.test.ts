import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import type { InputPort, TypeLookup } from '../ports/ports.ts';
import { edge, node, types as plain } from '../testing/sample-graph.ts';
import { checkNewConnections } from './check-connections.ts';
import { connectionRules } from './refuse-connection.ts';
import { validateGraph } from './validate.ts';

const limits = [
  { value: 'draws', label: 'Draws', minJoins: 0, maxJoins: 0 },
  { value: 'edits', label: 'One Edit', minJoins: 1, maxJoins: 1 },
  { value: 'mixes', label: 'Mixer', minJoins: 0, maxJoins: 2 },
];
const image: InputPort = {
  name: 'image_url',
  label: 'Image to edit',
  kind: 'image',
  accepts: ['image', 'images'],
  isRequired: false,
  isOpen: false,
  maxJoins: 2,
  maxJoinsBy: { field: 'model', preset: 'draws', limits },
};
const types: TypeLookup = (name) => {
  const type = plain(name === 'TWO_OPEN' ? 'PROMPT' : name);
  if (!type) return undefined;
  if (name === 'MODEL') return { ...type, inputs: [...type.inputs.slice(0, 1), image] };
  const inputs = type.inputs.flatMap((port) => [port, { ...port, name: 'other' }]);
  return name === 'TWO_OPEN' ? { ...type, inputs } : type;
};

const nodes = [
  node('text', 'TEXT'),
  node('photo', 'PHOTO'),
  node('can', 'PHOTO'),
  ...['a', 'b', 'c'].map((key) => node(key)),
  node('model', 'MODEL'),
  node('two', 'TWO_OPEN'),
];
const refuse = (edges: GraphEdge[], tried: GraphEdge, over: Partial<GraphNode>[] = []) =>
  connectionRules(
    { nodes: nodes.map((one) => ({ ...one, ...over.find(({ key }) => key === one.key) })), edges },
    types,
  ).refuse(tried);

const intoModel = (key: string) => edge(`${key}.image_url`, 'model.image_url');
const chain = [edge('a', 'b'), edge('b', 'c')];

test.each<[string, GraphEdge[], GraphEdge, string | null]>([
  ['what the target accepts', [], edge('text.text', 'model.prompt'), null],
  ['any handle name at an open port', [], edge('text.text', 'a.whatever'), null],
  // Which of two open ports an unknown name means, nobody can tell.
  ['no unknown name where two ports are open', [], edge('text.text', 'two.whatever'), 'UNKNOWN_PORT'],
  ['each of two open ports by its name', [], edge('text.text', 'two.other'), null],
  ['no other kind', [], edge('photo.image_url', 'model.prompt'), 'PORT_MISMATCH'],
  ['no output that is not there', [], edge('text.nothing', 'model.prompt'), 'UNKNOWN_PORT'],
  ['no input that is not there', [], edge('text.text', 'model.nothing'), 'UNKNOWN_PORT'],
  ['no node that is not there', [], edge('gone.text', 'model.prompt'), 'UNKNOWN_PORT'],
  ['no node to itself', [], edge('a', 'a'), 'SELF_LOOP'],
  ['no edge twice', [edge('a', 'b')], edge('a', 'b'), 'DUPLICATE_EDGE'],
  ['a second one to another handle', [edge('a', 'b')], edge('a.prompt', 'b.other'), null],
  ['no loop, however long', chain, edge('c', 'a'), 'CYCLE'],
  ['a short cut', chain, edge('a', 'c'), null],
])('an edge joins %s', (_, edges, tried, code) => {
  expect(refuse(edges, tried)?.code ?? null).toBe(code);
});

test.each<[string, string[], string[], { most: number; because: string | null } | null]>([
  ['edits', [], [], null],
  ['edits', ['photo'], [], { most: 1, because: 'One Edit' }],
  ['edits', ['photo'], ['photo'], null],
  ['edits', ['photo'], ['can'], null],
  ['edits', ['photo'], ['model'], null],
  ['mixes', ['photo'], [], null],
  // Unused as it is set, so the card says so and offers another model.
  ['draws', ['photo'], [], null],
])('a port of a model that %s, with %j joined and %j muted, has room or not', (model, joined, muted, full) => {
  const over = [...muted.map((key) => ({ key, isMuted: true })), { key: 'model', config: { model } }];
  const merged = Map.groupBy(over, ({ key }) => key);
  const refusal = refuse(
    joined.map(intoModel),
    intoModel('can'),
    [...merged.values()].map((parts) => Object.assign({}, ...parts) as Partial<GraphNode>),
  );
  if (full) expect(refusal).toMatchObject({ code: 'TOO_MANY_JOINS', ...full, joined: joined.map(intoModel) });
  else expect(refusal).toBeNull();
});

test('a port takes no more than any model does, also where the model chosen uses none', () => {
  const edges = ['photo', 'can'].map(intoModel);
  expect(refuse(edges, edge('model2.image_urls', 'model.image_url'))?.code).toBe('UNKNOWN_PORT');
  const third = connectionRules({ nodes: [...nodes, node('box', 'PHOTO')], edges }, types).refuse(intoModel('box'));
  expect(third).toMatchObject({ code: 'TOO_MANY_JOINS', most: 2, because: null });
});

test('a loop is found in a long chain without running out of stack', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => node(`n${index}`));
  const edges = many.slice(1).map(({ key }, index) => edge(`n${index}`, key));
  expect(connectionRules({ nodes: many, edges }, types).refuse(edge('n19999', 'n0'))?.code).toBe('CYCLE');
});

test('an edge is refused exactly where the graph with it could not be saved in place of the graph without it', () => {
  const kinds = fc.constantFrom('TEXT', 'PHOTO', 'PROMPT', 'MODEL', 'OUTPUT', 'TWO_OPEN');
  const anyNode = fc.record({
    type: kinds,
    isMuted: fc.boolean(),
    config: fc.record({ model: fc.constantFrom('draws', 'edits', 'mixes', 'else') }),
  });
  const output = fc.constantFrom('text', 'image_url', 'prompt', 'image_urls');
  const input = fc.constantFrom('input', 'prompt', 'image_url', 'image_urls', 'other', 'unknown');
  const index = fc.nat({ max: 5 });
  const anyEdge = fc.tuple(index, output, index, input);
  fc.assert(
    fc.property(
      fc.array(anyNode, { minLength: 6, maxLength: 6 }),
      fc.array(anyEdge, { maxLength: 30 }),
      (some, all) => {
        const graph: Graph = { nodes: some.map((one, at) => node(`n${at}`, one.type, one)), edges: [] };
        for (const [from, sourceHandle, to, targetHandle] of all) {
          const tried = { sourceKey: `n${from}`, sourceHandle, targetKey: `n${to}`, targetHandle };
          const after = { ...graph, edges: [...graph.edges, tried] };
          const problems = validateGraph(after, types);
          const saved = problems.length === 0 && checkNewConnections(after, graph, types).length === 0;
          expect(connectionRules(graph, types).refuse(tried) === null).toBe(saved);
          if (saved) graph.edges.push(tried);
        }
      },
    ),
    { numRuns: 400 },
  );
});
