import { expect, it } from 'vitest';
import { openEditor as open } from './testing/open-editor.ts';
import { toGraph } from '../model/flow.ts';

it('adds a node on the grid with its wire, and takes both back in one step', () => {
  const { state, graph } = open();
  const text = state().addNode('TEXT_INPUT', { x: 3, y: 30 });
  const prompt = state().addNode(
    'PROMPT',
    { x: 400, y: 0 },
    {
      wires: (key) => [{ sourceKey: text, sourceHandle: 'text', targetKey: key, targetHandle: 'input' }],
    },
  );
  expect(graph().nodes.map(({ key, position }) => [key, position])).toEqual([
    [text, { x: 0, y: 32 }],
    [prompt, { x: 400, y: 0 }],
  ]);
  expect(graph().edges).toHaveLength(1);
  state().undo();
  expect(graph().nodes).toHaveLength(1);
  expect(graph().edges).toHaveLength(0);
  state().redo();
  expect(graph().edges).toHaveLength(1);
});

it('names nodes apart', () => {
  const { state, graph } = open();
  state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  expect(graph().nodes.map(({ name }) => name)).toEqual(['Text', 'Text 2']);
});

it('counts as worth saving what changes the graph, and nothing else', () => {
  const { state } = open();
  const key = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const { revision } = state();
  state().select([key]);
  state().changeNodes([{ type: 'dimensions', id: key, dimensions: { width: 1, height: 1 } }]);
  expect(state().revision).toBe(revision);
  state().setField(key, 'value', 'Hi');
  expect(state().revision).toBe(revision + 1);
});

it('takes a drag as one step, saved when it ends', () => {
  const { state, graph } = open();
  const key = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const { past } = state().history;
  for (const x of [16, 32, 48]) {
    state().changeNodes([{ type: 'position', id: key, position: { x, y: 0 }, dragging: true }]);
  }
  const { revision } = state();
  state().changeNodes([{ type: 'position', id: key, position: { x: 64, y: 0 }, dragging: false }]);
  expect(state().revision).toBe(revision + 1);
  expect(state().history.past).toHaveLength(past.length + 1);
  state().undo();
  expect(graph().nodes[0]?.position).toEqual({ x: 0, y: 0 });
});

it('takes a field back to its default', () => {
  const { state, graph } = open();
  const key = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  state().setField(key, 'value', 'Hi');
  state().setField(key, 'value', undefined);
  expect(graph().nodes[0]?.config).toEqual({});
});

it('leaves out pasted nodes of types that there are not', () => {
  const { state, graph } = open();
  const { state: other } = open();
  other().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const part = toGraph(other());
  state().addPart({ ...part, nodes: [...part.nodes, { ...part.nodes[0]!, key: 'z', type: 'OUTPUT' }] }, { x: 0, y: 0 });
  expect(graph().nodes.map(({ type }) => type)).toEqual(['TEXT_INPUT']);
});

it('sets breakpoints on all that are chosen, and takes them away when all have one', () => {
  const { state, graph } = open();
  const [a, b] = [state().addNode('TEXT_INPUT', { x: 0, y: 0 }), state().addNode('TEXT_INPUT', { x: 0, y: 0 })];
  const breakpoints = () => graph().nodes.map(({ hasBreakpoint }) => hasBreakpoint);
  state().toggleBreakpoints([a]);
  expect(breakpoints()).toEqual([true, false]);
  state().toggleBreakpoints([a, b]);
  expect(breakpoints()).toEqual([true, true]);
  state().toggleBreakpoints([a, b]);
  expect(breakpoints()).toEqual([false, false]);
  state().undo();
  expect(breakpoints()).toEqual([true, true]);
});

it('keeps what is always to be fresh through copies, undo and redo', () => {
  const { state, graph } = open();
  const key = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const marks = () => graph().nodes.map(({ isFresh }) => isFresh);
  state().toggleFresh([key]);
  state().addPart(graph(), { x: 32, y: 32 });
  expect(marks()).toEqual([true, true]);
  state().undo();
  state().undo();
  expect(marks()).toEqual([false]);
  state().redo();
  expect(marks()).toEqual([true]);
  state().rename(key, 'Other');
  state().setField(key, 'value', 'Hi');
  expect(marks()).toEqual([true]);
});

it('changes nothing of a past run', () => {
  const { state: source, graph: sourceGraph } = open();
  const key = source().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const { state, graph } = open(sourceGraph(), true);
  state().setField(key, 'value', 'Hi');
  state().toggleFresh([key]);
  state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  state().select([key]);
  state().removeSelected();
  expect(graph()).toEqual(sourceGraph());
});

it('sets fields of several nodes as one step', () => {
  const { state } = open();
  const keys = [state().addNode('TEXT_INPUT', { x: 0, y: 0 }), state().addNode('TEXT_INPUT', { x: 0, y: 0 })];
  state().setFields(keys, { value: 'Hi', mood: 'calm' });
  state().setFields(keys, { mood: undefined });
  expect(state().nodes.map(({ data }) => data.config)).toEqual([{ value: 'Hi' }, { value: 'Hi' }]);
  state().undo();
  state().undo();
  expect(state().nodes.map(({ data }) => data.config)).toEqual([{}, {}]);
});

it('names a node and what its templates call it in one step, however slowly it is written', () => {
  const { state, graph, lastStep } = open();
  const text = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const wires = (key: string) => [{ sourceKey: text, sourceHandle: 'text', targetKey: key, targetHandle: 'input' }];
  const written = { template: '{{Text.text}}', overrides: { meta_feed: { texts: { body: 'Only {{Text.text}}' } } } };
  const prompt = state().addNode('PROMPT', { x: 400, y: 0 }, { config: written, wires });
  const shown = () => graph().nodes.map(({ name, config }) => config['template'] ?? name);
  const before = state().history.past.length;
  for (const name of ['H', 'He\u00a0', '', 'Cafe\u0301', 'Cafe\u0301\u00a0{v2} ']) state().rename(text, name);
  state().finishRename(text, 'Text');
  expect(shown()).toEqual(['Café {v2}', '{{Café {v2}.text}}']);
  // Also what is written for one placement alone.
  expect(graph().nodes[1]?.config['overrides']).toEqual({ meta_feed: { texts: { body: 'Only {{Café {v2}.text}}' } } });
  expect(state().history.past).toHaveLength(before + 1);
  state().undo();
  expect(shown()).toEqual(['Text', '{{Text.text}}']);
  state().redo();
  expect(shown()).toEqual(['Café {v2}', '{{Café {v2}.text}}']);
  // Left empty, it is called by its type.
  state().rename(text, ' ');
  state().finishRename(text, 'Café {v2}');
  expect(shown()).toEqual(['Text', '{{Text.text}}']);
  // Another node that feeds the prompt by the old name may be the one that is meant.
  const other = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  state().rename(other, 'Text');
  state().connect({ sourceKey: other, sourceHandle: 'text', targetKey: prompt, targetHandle: 'input' });
  state().rename(text, 'Slogan');
  state().finishRename(text, 'Text');
  expect(shown()).toEqual(['Slogan', '{{Text.text}}', 'Text']);
  expect(lastStep()).toMatch(/^rename/);
});

it('pastes a part beside itself with what its templates name, and takes all of it back in one step', () => {
  const { state, graph } = open();
  const text = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const wires = (key: string) => [{ sourceKey: text, sourceHandle: 'text', targetKey: key, targetHandle: 'input' }];
  state().addNode('PROMPT', { x: 400, y: 0 }, { config: { template: '{{Text.text}} {{Else.text}}' }, wires });
  const alone = graph();
  state().addPart(alone, { x: 32, y: 32 });
  expect(graph().nodes.map(({ name, config }) => config['template'] ?? name)).toEqual([
    'Text',
    '{{Text.text}} {{Else.text}}',
    'Text 2',
    '{{Text 2.text}} {{Else.text}}',
  ]);
  state().undo();
  expect(graph()).toEqual(alone);
});
