import { expect, it } from 'vitest';
import { toFrameNode } from '../model/annotation.ts';
import type { FlowNode } from '../model/flow.ts';
import { makeRoom } from './make-room.ts';

const card = (id: string, x: number, y: number, height = 160): FlowNode => ({
  id,
  type: 'card',
  position: { x, y },
  measured: { width: 256, height },
  data: {
    type: 'TEXT_INPUT',
    name: id,
    config: {},
    hasBreakpoint: false,
    isFresh: false,
    isMuted: false,
    stopsAtFailedItem: false,
  },
});
const frame = (key: string, x: number, y: number, width: number, height: number) =>
  toFrameNode({ key, title: '', color: 'BLUE', position: { x, y }, size: { width, height } });
const grows = (id: string, from = 160, to = 400) => ({ id, from, to });
const tops = (made: ReturnType<typeof makeRoom>) => Object.fromEntries([...made].map(([id, { y }]) => [id, y]));

it.each([
  [
    'what would be covered, and in turn what that would cover',
    [card('a', 0, 0, 400), card('b', 0, 208), card('c', 0, 384)],
    { b: 416, c: 592 },
  ],
  ['nothing where there is room', [card('a', 0, 0, 400), card('b', 0, 416)], {}],
  ['nothing in another column', [card('a', 0, 0, 400), card('b', 256, 208)], {}],
  ['what reaches into the column', [card('a', 0, 0, 400), card('b', 200, 208)], { b: 416 }],
  ['nothing above', [card('a', 0, 0, 400), card('b', 0, -176)], {}],
  ['nothing that lay on it before', [card('a', 0, 0, 400), card('b', 0, 100)], {}],
  ['no further than there is room below', [card('a', 0, 0, 400), card('b', 0, 208), card('c', 0, 800)], { b: 416 }],
])('pushes %s', (_, nodes, moved) => {
  expect(tops(makeRoom({ nodes, annotations: [] }, [grows('a')]))).toEqual(moved);
});

it('reckons with all that grow at once', () => {
  const nodes = [card('a', 0, 0, 400), card('b', 0, 176, 400), card('c', 0, 352)];
  expect(tops(makeRoom({ nodes, annotations: [] }, [grows('b'), grows('a')]))).toEqual({ b: 416, c: 832 });
});

it('widens a frame with what it holds, which pushes what is under the frame', () => {
  const nodes = [card('a', 32, 64, 400), card('under', 32, 320), card('beside', 400, 320)];
  const annotations = [frame('f', 0, 0, 320, 256)];
  const made = makeRoom({ nodes, annotations }, [grows('a')]);
  expect(made.get('frame:f')).toEqual({ x: 0, y: 0, height: 496 });
  expect(tops(made)).toEqual({ 'frame:f': 0, under: 512 });
});

it('takes a frame along with all that is in it', () => {
  const nodes = [card('a', 0, 0, 400), card('in', 32, 300)];
  const made = makeRoom({ nodes, annotations: [frame('f', 0, 240, 320, 240)] }, [grows('a')]);
  expect(tops(made)).toEqual({ 'frame:f': 416, in: 476 });
});
