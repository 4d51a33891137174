import { expect, it } from 'vitest';
import type { NodeType } from '../catalogue/catalogue.ts';
import { startingPoints } from './starting-points.ts';

function type(
  name: NodeType['name'],
  category: NodeType['category'],
  ports: Pick<NodeType, 'inputs' | 'outputs'>,
): NodeType {
  return {
    __typename: 'NodeType',
    name,
    title: name,
    description: '',
    category,
    icon: 'box',
    fields: [],
    gives: [],
    defaultConfig: {},
    ...ports,
  };
}

const output = (name: string, kind: NodeType['outputs'][number]['kind']) => ({
  __typename: 'OutputPort' as const,
  name,
  label: name,
  kind,
  field: null,
});
const input = (name: string, kind: NodeType['inputs'][number]['kind']) => ({
  __typename: 'InputPort' as const,
  name,
  label: name,
  kind,
  accepts: [kind],
  isRequired: true,
  isOpen: false,
  maxJoins: null,
  maxJoinsBy: null,
});

const chain = [
  type('TEXT_INPUT', 'INPUT', { inputs: [], outputs: [output('text', 'text')] }),
  type('PROMPT', 'TRANSFORM', { inputs: [input('in', 'text')], outputs: [output('prompt', 'prompt')] }),
  type('IMAGE_MODEL', 'MODEL', { inputs: [input('prompt', 'prompt')], outputs: [output('urls', 'images')] }),
  type('OUTPUT', 'OUTPUT', { inputs: [input('urls', 'images')], outputs: [] }),
];

it('offers each input and a whole chain whose parts fit', () => {
  const points = startingPoints({ nodeTypes: chain });
  expect(points.map(({ graph }) => graph.nodes.length)).toEqual([1, 4]);
  expect(points[1]?.graph.edges.map(({ sourceHandle, targetHandle }) => [sourceHandle, targetHandle])).toEqual([
    ['text', 'in'],
    ['prompt', 'prompt'],
    ['urls', 'urls'],
  ]);
});

it('makes no chain of what only passes on what it takes', () => {
  const passed = { ...output('passed', 'text'), sameAs: 'value' };
  const filter = type('FILTER', 'TRANSFORM', { inputs: [input('value', 'text')], outputs: [passed] });
  const texts = { ...input('prompt', 'prompt'), accepts: ['prompt' as const, 'text' as const] };
  const model = type('IMAGE_MODEL', 'MODEL', { inputs: [texts], outputs: [output('urls', 'images')] });
  const types = chain.toSpliced(2, 1, model).toSpliced(1, 0, filter);
  const whole = startingPoints({ nodeTypes: types }).at(-1)?.graph;
  expect(whole?.nodes.map((node) => node.type)).toEqual(['TEXT_INPUT', 'PROMPT', 'IMAGE_MODEL', 'OUTPUT']);
});

it('makes no chain in which something lacks what it needs', () => {
  const compose = type('COMPOSE', 'TRANSFORM', { inputs: [input('text', 'text')], outputs: [output('ad', 'image')] });
  const needed = { ...input('prompt', 'prompt'), isRequired: true };
  const model = type('IMAGE_MODEL', 'MODEL', {
    inputs: [needed, { ...input('image', 'image'), isRequired: false }],
    outputs: [output('urls', 'images')],
  });
  const types = chain.toSpliced(2, 1, model).toSpliced(1, 0, compose);
  const whole = startingPoints({ nodeTypes: types }).at(-1)?.graph;
  expect(whole?.nodes.map((node) => node.type)).toEqual(['TEXT_INPUT', 'PROMPT', 'IMAGE_MODEL', 'OUTPUT']);
});

it('offers no chain where a part is missing or does not fit', () => {
  expect(startingPoints({ nodeTypes: chain.slice(0, 3) })).toHaveLength(1);
  const misfit = chain.map((part) => (part.name === 'OUTPUT' ? { ...part, inputs: [input('in', 'posts')] } : part));
  expect(startingPoints({ nodeTypes: misfit })).toHaveLength(1);
});
