import { expect, it } from 'vitest';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { openEditor, catalogue as pair } from '../../graph/store/testing/open-editor.ts';
import { insertNode, typesBetween } from './insert-node.ts';

const text = pair.nodeType('TEXT_INPUT') as NodeType;
const prompt = pair.nodeType('PROMPT') as NodeType;
/** Takes what the prompt takes, and gives what it takes. */
const between: NodeType = { ...prompt, name: 'SOCIAL_MEDIA', title: 'Shorten', outputs: text.outputs };
const catalogue = { ...pair, nodeTypes: [text, prompt, between] };

function openWired() {
  const editor = openEditor();
  const { state } = editor;
  const sourceKey = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const targetKey = state().addNode('PROMPT', { x: 800, y: 0 });
  state().connect({ sourceKey, sourceHandle: 'text', targetKey, targetHandle: 'slogan' });
  const [edge] = state().edges;
  if (!edge) throw new Error('Nothing was connected.');
  return { ...editor, edge, sourceKey, targetKey };
}

it('offers for a wire what takes what it carries and gives what its end takes', () => {
  const { state, edge } = openWired();
  expect(typesBetween(state(), catalogue, edge)).toEqual([{ type: between, input: 'input', output: 'text' }]);
});

it('puts a node on a wire as one step, and the name at the end of the wire stays', () => {
  const { store, state, graph, edge, sourceKey, targetKey, lastStep } = openWired();
  const before = graph();
  insertNode(store, edge, { type: between, input: 'input', output: 'text' }, { x: 500, y: 100 });
  const key = graph().nodes[2]?.key;
  expect(graph().edges).toEqual([
    { sourceKey, sourceHandle: 'text', targetKey: key, targetHandle: 'input' },
    { sourceKey: key, sourceHandle: 'text', targetKey, targetHandle: 'slogan' },
  ]);
  expect(lastStep()).toMatch(/^add /);
  state().undo();
  expect(graph()).toEqual(before);
});
