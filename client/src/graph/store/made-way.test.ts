import { expect, it } from 'vitest';
import { openEditor } from './testing/open-editor.ts';

function openColumn() {
  const editor = openEditor();
  const { state } = editor;
  const upper = state().addNode('TEXT_INPUT', { x: 0, y: 0 });
  const lower = state().addNode('TEXT_INPUT', { x: 0, y: 208 });
  const grow = () => state().makeRoom([{ id: upper, from: 160, to: 400 }]);
  const top = () => state().nodes.find(({ id }) => id === lower)?.position.y;
  const savedTop = () => editor.graph().nodes.find(({ key }) => key === lower)?.position.y;
  return { ...editor, upper, lower, grow, top, savedTop };
}

const drag = (id: string, y: number) => [
  { type: 'position' as const, id, position: { x: 0, y }, dragging: true },
  { type: 'position' as const, id, position: { x: 0, y }, dragging: false },
];

it('makes way without a step, and is saved where it was put', () => {
  const { state, grow, top, savedTop, lastStep } = openColumn();
  const { revision } = state();
  grow();
  expect([top(), savedTop()]).toEqual([416, 208]);
  expect([lastStep(), state().revision]).toEqual(['add Text 2', revision]);
});

it('stays out of the way when something else is taken back', () => {
  const { state, upper, grow, top, savedTop } = openColumn();
  state().setField(upper, 'value', 'Hi');
  grow();
  state().undo();
  expect([top(), savedTop()]).toEqual([416, 208]);
  state().redo();
  expect([top(), savedTop()]).toEqual([416, 208]);
});

it('is at home where somebody moves it, and comes back by undo', () => {
  const { state, lower, grow, top, savedTop } = openColumn();
  grow();
  state().changeNodes(drag(lower, 480));
  expect([top(), savedTop()]).toEqual([480, 480]);
  state().undo();
  expect([top(), savedTop()]).toEqual([416, 208]);
});

it('makes way in a past run, too', () => {
  const { graph } = openColumn();
  const { state } = openEditor(graph(), true);
  const [upper, lower] = state().nodes.map(({ id }) => id);
  state().makeRoom([{ id: upper ?? '', from: 160, to: 400 }]);
  expect(state().nodes.find(({ id }) => id === lower)?.position.y).toBe(416);
});
