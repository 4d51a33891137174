import { expect, it } from 'vitest';
import { copySelection, duplicateSelection } from './clipboard-actions.ts';
import { overlap, rectOf } from '../model/geometry.ts';
import { openEditor } from './testing/open-editor.ts';

const wire = (sourceKey: string, targetKey: string) => ({
  sourceKey,
  sourceHandle: 'text',
  targetKey,
  targetHandle: 'input',
});

function openPair() {
  const editor = openEditor();
  const { state } = editor;
  const text = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const prompt = state().addNode('PROMPT', { x: 400, y: 0 });
  return { ...editor, text, prompt };
}

it('names what would be undone, and tells what was', () => {
  const { state, lastStep, text, prompt } = openPair();
  expect(lastStep()).toBe('add Prompt');
  state().connect(wire(text, prompt));
  expect(lastStep()).toBe('connect Text to Prompt');
  expect(state().announcement?.text).toBe('Connected Text to Prompt.');
  state().setField(text, 'value', 'Hi');
  expect(lastStep()).toBe('edit Text');
  state().undo();
  expect(state().announcement?.text).toBe('Undone: edit Text.');
  state().redo();
  expect(state().announcement?.text).toBe('Redone: edit Text.');
  state().selectAll();
  state().removeSelected();
  expect(lastStep()).toBe('delete 2 nodes');
});

it('mutes nodes with their wires, and tells it by name as well', () => {
  const { state, graph, text, prompt } = openPair();
  state().connect(wire(text, prompt));
  state().toggleMuted([text]);
  expect(graph().nodes.map(({ isMuted }) => isMuted)).toEqual([true, false]);
  expect(state().edges[0]?.className).toBe('wire-muted');
  expect(state().nodes[0]?.ariaLabel).toBe('Text, muted');
  state().toggleMuted([text, prompt]);
  state().toggleMuted([text, prompt]);
  expect(graph().nodes.map(({ isMuted }) => isMuted)).toEqual([false, false]);
  expect(state().edges[0]?.className).toBe('');
  state().undo();
  state().undo();
  expect(state().edges[0]?.className).toBe('wire-muted');
});

it('takes a list all at once where somebody says so, also once the wire leads elsewhere, and undoes it', () => {
  const { state, graph, lastStep, text, prompt } = openPair();
  const other = state().addNode('PROMPT', { x: 800, y: 0 });
  state().connect(wire(text, prompt));
  const id = state().edges[0]?.id ?? '';
  state().setAllAtOnce(id, true);
  expect(lastStep()).toBe('take Text all at once');
  expect(state().announcement?.text).toBe('Prompt takes Text all at once.');
  expect(graph().edges).toEqual([{ ...wire(text, prompt), isAllAtOnce: true }]);
  state().reconnect(id, wire(text, other));
  expect(graph().edges).toEqual([{ ...wire(text, other), isAllAtOnce: true }]);
  state().undo();
  state().undo();
  expect(graph().edges).toEqual([wire(text, prompt)]);
  state().toggleStops([prompt]);
  expect(graph().nodes.map(({ stopsAtFailedItem }) => stopsAtFailedItem)).toEqual([false, true, false]);
});

it('leads a wire elsewhere without changing its place among the others', () => {
  const { state, graph, text, prompt } = openPair();
  const second = state().addNode('TEXT_INPUT', { x: 0, y: 400 });
  const third = state().addNode('TEXT_INPUT', { x: 0, y: 800 });
  state().connect(wire(text, prompt));
  state().connect(wire(second, prompt));
  const [first] = state().edges;
  state().reconnect(first?.id ?? '', wire(third, prompt));
  expect(graph().edges.map(({ sourceKey }) => sourceKey)).toEqual([third, second]);
  state().undo();
  expect(graph().edges.map(({ sourceKey }) => sourceKey)).toEqual([text, second]);
});

it('puts a late picture into its node without a step of its own', () => {
  const { state, graph, text } = openPair();
  const { length } = state().history.past;
  state().fillIn(text, 'value', 'asset');
  expect(state().history.past).toHaveLength(length);
  expect(graph().nodes[0]?.config).toEqual({ value: 'asset' });
  state().fillIn('gone', 'value', 'asset');
});

it('lines up what is chosen as one step, a frame with what is in it', () => {
  const { state, graph, lastStep, text, prompt } = openPair();
  state().select([text]);
  state().addFrame({ x: 0, y: 0, width: 1, height: 1 });
  const [frame] = state().annotations;
  state().select([frame?.id ?? '', prompt]);
  state().align('top');
  const [inFrame, other] = graph().nodes;
  expect(graph().frames[0]?.position.y).toBe(-64);
  expect(other?.position.y).toBe(-64);
  expect(inFrame?.position.y).toBe(0);
  state().align('right');
  expect(graph().frames[0]?.position.x).toBe(336);
  expect(graph().nodes[0]?.position.x).toBe(368);
  expect(lastStep()).toBe('align 2 items');
  state().undo();
  expect(graph().nodes[0]?.position.x).toBe(0);
});

it('shows things on their way without steps, and saves where they arrive', () => {
  const { state, graph, text } = openPair();
  state().place({ name: 'tidy up' }, new Map([[text, { x: 320, y: 0 }]]));
  const { revision, history } = state();
  state().showAt(new Map([[text, { x: 100, y: 0 }]]), false);
  expect(state().revision).toBe(revision);
  state().showAt(new Map([[text, { x: 320, y: 0 }]]), true);
  expect(state().revision).toBe(revision + 1);
  expect(state().history).toBe(history);
  expect(graph().nodes[0]?.position).toEqual({ x: 320, y: 0 });
  state().undo();
  expect(graph().nodes[0]?.position).toEqual({ x: 0, y: 0 });
});

it('duplicates with the wires from outside, on a free place, as one step', () => {
  const { store, state, lastStep, text, prompt } = openPair();
  const other = state().addNode('TEXT_INPUT', { x: 0, y: 300 });
  state().connect(wire(other, prompt));
  state().connect(wire(text, prompt));
  state().select([text, prompt]);
  duplicateSelection(store);
  expect(lastStep()).toBe('duplicate 2 nodes');
  const [copiedText, copiedPrompt] = state().nodes.slice(3);
  // In the order of the wires that they are copies of: they are merged in it.
  expect(
    state()
      .edges.slice(2)
      .map(({ source, target }) => [source, target]),
  ).toEqual([
    [other, copiedPrompt?.id],
    [copiedText?.id, copiedPrompt?.id],
  ]);
  const rects = state().nodes.map(rectOf);
  for (const [index, rect] of rects.entries()) {
    for (const one of rects.slice(index + 1)) expect(overlap(rect, one)).toBe(false);
  }
  state().undo();
  expect([state().nodes.length, state().edges.length]).toEqual([3, 2]);
});

it('copies no wires from outside to the clipboard', () => {
  const { store, state, text, prompt } = openPair();
  state().connect(wire(text, prompt));
  state().select([prompt]);
  expect(JSON.parse(copySelection(store) ?? '')).toMatchObject({ edges: [] });
});

it('lets two wires change places, and takes that back', () => {
  const { state, graph, text, prompt } = openPair();
  const second = state().addNode('TEXT_INPUT', { x: 0, y: 200 });
  state().connect(wire(text, prompt));
  state().connect(wire(second, prompt));
  const order = () => graph().edges.map(({ sourceKey }) => sourceKey);
  const [first, last] = state().edges;
  state().swapEdges(last?.id ?? '', first?.id ?? '');
  expect(order()).toEqual([second, text]);
  expect(state().announcement?.text).toBe('Text 2 changed places in Prompt.');
  state().undo();
  expect(order()).toEqual([text, second]);
});

it('takes the inputs and outputs of a node away with it, and brings them back', () => {
  const { state, graph, text, prompt } = openPair();
  const input = { name: 'idea', label: 'Idea', help: null, isRequired: true, nodeKey: text, field: 'value' };
  const outputs = [{ name: 'words', label: 'Words', nodeKey: prompt, output: 'prompt' }];
  state().setCall({ name: 'make “Text” an input' }, () => ({ inputs: [input], outputs }));
  state().select([text]);
  state().removeSelected();
  expect(graph()).toMatchObject({ inputs: [], outputs });
  state().undo();
  expect(graph()).toMatchObject({ inputs: [input], outputs });
  state().undo();
  expect(graph()).toMatchObject({ inputs: [], outputs: [] });
});
