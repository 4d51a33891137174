import { expect, it } from 'vitest';
import type { NodeType } from '../catalogue/catalogue.ts';
import { toFlowEdge } from '../model/flow.ts';
import type { FlowNode } from '../model/flow.ts';
import { openEditor, catalogue as pair } from '../store/testing/open-editor.ts';
import { wiringOf } from './wiring.ts';

const [text, prompt] = pair.nodeTypes as [NodeType, NodeType];
const [open] = prompt.inputs;
const limits = [
  { value: 'edits', label: 'One Edit', minJoins: 1, maxJoins: 1 },
  { value: 'mixes', label: 'Mixer', minJoins: 1, maxJoins: 2 },
];
const image = { ...open!, name: 'image', label: 'Image to edit', kind: 'image', accepts: ['image', 'images'] } as const;
const types: Record<string, NodeType> = {
  TEXT_INPUT: { ...text, outputs: [...text.outputs, { ...text.outputs[0]!, name: 'url', kind: 'image' }] },
  PROMPT: {
    ...prompt,
    title: 'Model',
    inputs: [{ ...image, isOpen: false, maxJoinsBy: { field: 'model', preset: 'edits', limits } }],
  },
};
const catalogue = { nodeType: (name: string | undefined) => types[name ?? ''] };

const names: Record<string, string> = { a: 'Bottle', b: 'Can', c: 'Box', model: 'Ad' };
const edge = (sourceKey: string, sourceHandle = 'url', targetKey = 'model', targetHandle = 'image') => ({
  sourceKey,
  sourceHandle,
  targetKey,
  targetHandle,
});

function refuse(joined: string[], tried: ReturnType<typeof edge>, model = 'edits') {
  const { state } = openEditor();
  for (const name of Object.values(names)) state().addNode(name === 'Ad' ? 'PROMPT' : 'TEXT_INPUT', { x: 0, y: 0 });
  const keys = Object.keys(names);
  const nodes: FlowNode[] = state().nodes.map((node, index) => ({
    ...node,
    id: keys[index] ?? '',
    data: { ...node.data, name: Object.values(names)[index] ?? '', config: { model } },
  }));
  const drawn = { title: () => '', targetPort: (_: unknown, handle: string) => handle, sourceKind: () => null };
  const edges = joined.map((key) => toFlowEdge(edge(key), (id) => nodes.find((one) => one.id === id)?.data, drawn));
  return wiringOf({ nodes, edges }, catalogue).refuse(tried);
}

it.each([
  [[], edge('a'), 'edits', null],
  [[], edge('a', 'text'), 'edits', '“Image to edit” of Model takes an image or images, not text.'],
  [[], edge('a', 'nothing'), 'edits', 'There is no such port.'],
  [[], edge('model', 'url'), 'edits', 'A node cannot feed itself.'],
  [['a'], edge('a'), 'edits', 'These two are connected already.'],
  [
    ['a'],
    edge('b'),
    'edits',
    '“Image to edit” of One Edit takes one connection, and “Bottle” is connected to it already.',
  ],
  [['a'], edge('b'), 'mixes', null],
  [['a', 'b'], edge('c'), 'mixes', '“Image to edit” of Mixer takes at most 2 connections, and has them.'],
])('with %j joined, %j to a model that %s', (joined, tried, model, words) => {
  expect(refuse(joined, tried, model)).toBe(words);
});
