import { expect, it } from 'vitest';
import { pastePart } from './clipboard-actions.ts';
import { isFrame } from '../model/annotation.ts';
import { chosenPart } from '../file/clipboard-graph.ts';
import { overlap, rectOf } from '../model/geometry.ts';
import { annotationLimits } from '@visualadgen/graph/limits.ts';
import { emptyGraph } from '../model/graph.ts';
import type { Graph } from '../model/graph.ts';
import { openEditor } from './testing/open-editor.ts';

const node = (key: string, x: number): Graph['nodes'][number] => ({
  key,
  type: 'TEXT_INPUT',
  name: key.toUpperCase(),
  config: {},
  position: { x, y: 0 },
  hasBreakpoint: false,
  isFresh: false,
  isMuted: false,
  stopsAtFailedItem: false,
});
const box = (x: number, y: number, width: number, height: number) => ({ position: { x, y }, size: { width, height } });
const graph: Graph = {
  ...emptyGraph,
  nodes: [node('in', 0), node('out', 1_600)],
  notes: [{ key: 'n', text: 'Hi', color: 'YELLOW', ...box(0, 176, 96, 96) }],
  frames: [{ key: 'f', title: 'Words', color: 'BLUE', ...box(-32, -64, 400, 400) }],
};

const placesOf = ({ nodes, notes, frames }: Graph) =>
  Object.fromEntries([...nodes, ...notes, ...frames].map(({ key, position }) => [key, position]));

const drag = (id: string, x: number, y: number, dragging: boolean) => ({
  type: 'position' as const,
  id,
  position: { x, y },
  dragging,
});

it('moves a frame with what lies in it, as one step', () => {
  const { state, graph: now, lastStep } = openEditor(graph);
  state().changeNodes([drag('frame:f', 0, -64, true)]);
  state().changeNodes([drag('frame:f', 1_568, -64, true)]);
  const { revision } = state();
  state().changeNodes([drag('frame:f', 1_568, -64, false)]);
  expect(placesOf(now())).toEqual({
    in: { x: 1_600, y: 0 },
    // It was outside when the frame was taken up, and stays where it is.
    out: { x: 1_600, y: 0 },
    n: { x: 1_600, y: 176 },
    f: { x: 1_568, y: -64 },
  });
  expect(state().revision).toBe(revision + 1);
  expect(lastStep()).toBe('move the frame “Words”');
  state().undo();
  expect(now()).toEqual(graph);
});

it('moves what lies in a frame by the arrow keys as well, and nothing twice', () => {
  const { state, graph: now } = openEditor(graph);
  state().select(['frame:f', 'in']);
  state().changeNodes([drag('frame:f', -16, -64, false), drag('in', 16, 0, false)]);
  expect(placesOf(now())).toMatchObject({ in: { x: 16, y: 0 }, n: { x: 16, y: 176 }, f: { x: -16, y: -64 } });
});

it('resizes a frame from its corner without moving anything in it, as one step', () => {
  const { state, graph: now, lastStep } = openEditor(graph);
  const resize = (x: number, width: number) => [
    { type: 'position' as const, id: 'frame:f', position: { x, y: -64 } },
    {
      type: 'dimensions' as const,
      id: 'frame:f',
      resizing: true,
      setAttributes: true,
      dimensions: { width, height: 400 },
    },
  ];
  state().changeNodes(resize(-48, 416));
  state().changeNodes(resize(-64, 432));
  state().changeNodes([
    { type: 'dimensions', id: 'frame:f', resizing: false, dimensions: { width: 432, height: 400 } },
  ]);
  expect(now().frames[0]).toMatchObject(box(-64, -64, 432, 400));
  expect(placesOf(now())).toMatchObject({ in: { x: 0, y: 0 }, n: { x: 0, y: 176 } });
  expect(lastStep()).toBe('resize the frame “Words”');
  state().undo();
  expect(now()).toEqual(graph);
});

it('puts a frame around what is chosen, to be named at once, and takes it away without what is in it', () => {
  const { state, graph: now, lastStep } = openEditor({ ...graph, frames: [] });
  state().select(['in', 'note:n']);
  expect(state().addFrame({ x: 9, y: 9, width: 9, height: 9 })).toBe(true);
  const [frame] = now().frames;
  expect(frame).toMatchObject(box(-32, -64, 320, 368));
  expect(lastStep()).toBe('frame 2 items');
  expect(state().editing).toBe(`frame:${frame?.key}`);
  state().reword(`frame:${frame?.key}`, 'Idea');
  state().select(['in']);
  state().removeFrames();
  expect(now().frames).toEqual([]);
  expect(now().nodes).toHaveLength(2);
  expect(lastStep()).toBe('ungroup the frame “Idea”');
});

it('deletes a frame and keeps what is in it', () => {
  const { state, graph: now } = openEditor(graph);
  state().select(['frame:f']);
  state().removeSelected();
  expect(now()).toEqual({ ...graph, frames: [] });
});

it('copies a frame with what is in it, beside the first and not on the copy before', () => {
  const { store, state, graph: now } = openEditor(graph);
  state().select(['frame:f']);
  const part = chosenPart(state());
  const view = { isInView: () => true, here: () => ({ x: 0, y: 0 }) };
  if (part) pastePart(store, part, view);
  if (part) pastePart(store, part, view);
  const frames = state().annotations.filter(isFrame).map(rectOf);
  expect(frames).toHaveLength(3);
  for (const [index, frame] of frames.entries()) {
    for (const other of frames.slice(index + 1)) expect(overlap(frame, other)).toBe(false);
  }
  expect(now().nodes.map(({ name }) => name)).toEqual(['IN', 'OUT', 'IN 2', 'IN 3']);
  expect(now().notes).toHaveLength(3);
});

it('pastes where the person looks when the original is out of sight', () => {
  const { store, state, graph: now } = openEditor(graph);
  state().select(['note:n']);
  const part = chosenPart(state());
  if (part) pastePart(store, part, { isInView: () => false, here: () => ({ x: 4_000, y: 4_000 }) });
  expect(now().notes[1]?.position).toEqual({ x: 3_952, y: 3_952 });
});

it('holds no more notes than the server takes', () => {
  const notes = Array.from({ length: annotationLimits.count }, (_, index) => ({
    key: `n${index}`,
    text: '',
    color: 'RED' as const,
    ...box(0, 0, 96, 96),
  }));
  const { state, graph: now } = openEditor({ ...emptyGraph, notes });
  expect(state().addNote({ x: 0, y: 0, width: 96, height: 96 })).toBe(false);
  expect(now().notes).toHaveLength(annotationLimits.count);
  state().selectAll();
  const part = chosenPart(state());
  if (part) state().addPart(part, { x: 32, y: 32 });
  expect(now().notes).toHaveLength(annotationLimits.count);
});

it('changes nothing in a past run', () => {
  const { state, graph: now } = openEditor(graph, true);
  state().addNote({ x: 0, y: 0, width: 96, height: 96 });
  state().reword('note:n', 'Other');
  state().edit('note:n');
  state().recolour(['note:n'], 'RED');
  state().select(['frame:f']);
  state().removeFrames();
  state().removeSelected();
  expect(now()).toEqual(graph);
  expect(state().editing).toBeNull();
});
