import { expect, test } from 'vitest';
import { checkConnections, checkNewConnections } from './check-connections.ts';
import type { Graph, GraphNode } from '../graph.ts';
import type { InputPort, TypeLookup } from '../ports/ports.ts';
import { edge, node, types as plain } from '../testing/sample-graph.ts';

const image: InputPort = {
  name: 'image_url',
  label: 'Image to edit',
  kind: 'image',
  accepts: ['image', 'images'],
  isRequired: false,
  isOpen: false,
  maxJoins: 3,
  maxJoinsBy: {
    field: 'model',
    preset: 'draws',
    limits: [
      { value: 'draws', label: 'Plain Draw', minJoins: 0, maxJoins: 0 },
      { value: 'edits', label: 'One Edit', minJoins: 0, maxJoins: 1 },
      { value: 'mixes', label: 'Mixer', minJoins: 0, maxJoins: 3 },
    ],
  },
};
const types: TypeLookup = (name) => {
  const type = plain(name);
  return name === 'MODEL' && type ? { ...type, inputs: [...type.inputs.slice(0, 1), image] } : type;
};

const model = (name?: string) => node('model', 'MODEL', { config: name === undefined ? {} : { model: name } });

function graph(target: GraphNode, photos: number, over: Partial<GraphNode>[] = []): Graph {
  const sources = Array.from({ length: photos }, (_, index) => node(`p${index}`, 'PHOTO', over[index]));
  return { nodes: [...sources, target], edges: sources.map(({ key }) => edge(`${key}.image_url`, 'model.image_url')) };
}

const told = ({ code, message, nodeKeys, path }: ReturnType<typeof checkConnections>[number]) =>
  [code, message, nodeKeys.join(' '), path.join('.')].join(' | ');

test.each([
  [undefined, 0, []],
  [
    undefined,
    1,
    [
      'JOIN_UNUSED | “MODEL”: Plain Draw does not use “Image to edit” (image_url), to which “P0” is connected. ' +
        'Choose a model that does, or take the connection away. | model p0 | edges.0',
    ],
  ],
  ['edits', 1, []],
  [
    'edits',
    2,
    [
      'TOO_MANY_JOINS | “MODEL”: “Image to edit” (image_url) takes one connection with One Edit, ' +
        'but 2 are connected to it: “P0” and “P1”. Take all but one away. | model p0 p1 | edges.1',
    ],
  ],
  ['mixes', 3, []],
  [
    'mixes',
    5,
    [
      'TOO_MANY_JOINS | “MODEL”: “Image to edit” (image_url) takes at most 3 connections with Mixer, ' +
        'but 5 are connected to it: “P0”, “P1”, “P2”, “P3” and “P4”. Take 2 away. | model p0 p1 p2 p3 p4 | edges.3',
    ],
  ],
])('a model %s takes what it uses of %i pictures', (name, photos, problems) => {
  expect(checkConnections(graph(model(name), photos), types).map(told)).toEqual(problems);
});

test('what is muted is not counted', () => {
  expect(checkConnections(graph(model('edits'), 2, [{ isMuted: true }]), types)).toEqual([]);
  expect(checkConnections(graph({ ...model(), isMuted: true }, 2), types)).toEqual([]);
});

test('two texts do not fit into one prompt, whereas an open port and one for images take any number', () => {
  const nodes = [node('a', 'TEXT'), node('b', 'TEXT'), node('model', 'MODEL'), node('prompt'), node('out', 'OUTPUT')];
  const into = (target: string) => [edge('a.text', target), edge('b.text', target)];
  expect(checkConnections({ nodes, edges: into('model.prompt') }, types).map(({ code }) => code)).toEqual([
    'TOO_MANY_JOINS',
  ]);
  expect(checkConnections({ nodes, edges: [...into('prompt.input'), ...into('prompt.other')] }, types)).toEqual([]);
  expect(checkConnections({ nodes, edges: into('out.image_urls') }, types)).toEqual([]);
});

test('a wire too many is not saved anew, and stays where it was; a wire that is not used may be saved', () => {
  const two = graph(model('edits'), 2);
  const one = graph(model('edits'), 1);
  expect(checkNewConnections(two, one, types)).toEqual(checkConnections(two, types));
  expect(checkNewConnections(two, graph(model('mixes'), 2), types)).toEqual([]);
  expect(checkNewConnections(graph(model('edits'), 3), two, types)).toHaveLength(1);
  expect(checkNewConnections(graph(model(), 3), graph(model(), 0), types)).toEqual([]);
  // More than any model takes.
  expect(checkNewConnections(graph(model(), 4), graph(model(), 0), types).map(({ code }) => code)).toEqual([
    'TOO_MANY_JOINS',
  ]);
});

test.each([
  // What it does not use at all is told as that; another model is a click away.
  [undefined, []],
  [
    'edits',
    [
      'PORT_MISMATCH | “MODEL”: “Image to edit” (image_url) takes one thing with One Edit, so that “P0” cannot bring a whole list ' +
        'to it at once. Let it bring one item after the other. | model p0 | edges.0.isAllAtOnce',
    ],
  ],
  ['mixes', []],
])('a list comes to a model %s at once only where it takes several', (name, problems) => {
  const atOnce = (config: string | undefined, over: Partial<GraphNode> = {}): Graph => {
    const one = graph({ ...model(config), ...over }, 1);
    return { ...one, edges: one.edges.map((each) => ({ ...each, isAllAtOnce: true })) };
  };
  const mismatches = (found: ReturnType<typeof checkConnections>) =>
    found.filter(({ code }) => code === 'PORT_MISMATCH').map(told);
  expect(mismatches(checkConnections(atOnce(name), types))).toEqual(problems);
  expect(mismatches(checkNewConnections(atOnce(name), { edges: [] }, types))).toEqual(problems);
  // One that was there before can be saved while it is being mended, and keeps the workflow from running until it is.
  expect(checkNewConnections(atOnce(name), atOnce('mixes'), types)).toEqual([]);
  expect(mismatches(checkNewConnections(atOnce(name), graph(model('mixes'), 1), types))).toEqual(problems);
  expect(mismatches(checkConnections(atOnce(name, { isMuted: true }), types))).toEqual([]);
});
