import ELK from 'elkjs/lib/elk.bundled.js';
import { expect, it } from 'vitest';
import { toFlow } from '../model/flow.ts';
import type { Flow, Types } from '../model/flow.ts';
import { contains, overlap, rectOf } from '../model/geometry.ts';
import type { Rect } from '../model/geometry.ts';
import type { Graph, GraphNode } from '../model/graph.ts';
import { fromElk, toElk } from './layout.ts';
import type { Port } from './layout.ts';

const types: Types = { title: () => 'Text', targetPort: (_, handle) => handle, sourceKind: () => 'text' };
const node = (key: string, x = 0, y = 0): GraphNode => ({
  key,
  type: 'TEXT_INPUT',
  name: key,
  config: {},
  position: { x, y },
  hasBreakpoint: false,
  isFresh: false,
  isMuted: false,
  stopsAtFailedItem: false,
});
const edge = (sourceKey: string, targetKey: string) => ({ sourceKey, sourceHandle: 'o', targetKey, targetHandle: 'i' });
const graph: Graph = {
  nodes: [node('a'), node('b', 10, 10), node('c', 20, 20), node('d', 2_000, 2_000), node('e', 2_010, 2_010)],
  edges: [edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd'), edge('d', 'e')],
  notes: [
    { key: 'n', text: '', color: 'RED', position: { x: -200, y: -200 }, size: { width: 100, height: 100 } },
    { key: 'm', text: '', color: 'RED', position: { x: 2_000, y: 2_200 }, size: { width: 100, height: 100 } },
  ],
  frames: [{ key: 'f', title: '', color: 'BLUE', position: { x: 1_900, y: 1_900 }, size: { width: 600, height: 600 } }],
  inputs: [],
  outputs: [],
};
const portsOf = (): Port[] => [
  { name: 'i', side: 'WEST', x: 0, y: 60 },
  { name: 'o', side: 'EAST', x: 256, y: 60 },
];

const roomOf = ({ id }: { id: string }) => (id === 'a' ? 400 : 0);

async function layOut(flow: Flow, chosen: ReadonlySet<string> | null = null): Promise<Map<string, Rect>> {
  const task = { flow, portsOf, roomOf, chosen };
  return fromElk(task, await new ELK().layout(toElk(task)));
}

function at(places: ReadonlyMap<string, Rect>, id: string): Rect {
  const place = places.get(id);
  if (!place) throw new Error(`${id} was not placed.`);
  return place;
}

it('leads from left to right and lays no card on another', async () => {
  const places = await layOut(toFlow(graph, types));
  for (const { sourceKey, targetKey } of graph.edges) {
    const [source, target] = [at(places, sourceKey), at(places, targetKey)];
    expect(target.x).toBeGreaterThan(source.x + source.width);
  }
  const cards = graph.nodes.map(({ key }) => at(places, key));
  for (const [index, one] of cards.entries()) {
    expect([Math.abs(one.x % 16), Math.abs(one.y % 16)]).toEqual([0, 0]);
    for (const other of cards.slice(index + 1)) expect(overlap(one, other)).toBe(false);
  }
});

it('keeps a frame around what was in it and nothing else, and a note beside its card', async () => {
  const places = await layOut(toFlow(graph, types));
  const frame = at(places, 'frame:f');
  for (const id of ['d', 'e', 'note:m']) expect(contains(frame, at(places, id))).toBe(true);
  for (const id of ['a', 'b', 'c']) expect(overlap(frame, at(places, id))).toBe(false);
  const [a, note] = [at(places, 'a'), at(places, 'note:n')];
  expect([note.x - a.x, note.y - a.y]).toEqual([-200, -200]);
});

it('lays out only what is chosen, about where it was, and wraps its frame anew', async () => {
  const flow = toFlow(graph, types);
  const places = await layOut(flow, new Set(['d', 'e']));
  expect([...places.keys()].toSorted()).toEqual(['d', 'e', 'frame:f', 'note:m']);
  expect([at(places, 'd').x, at(places, 'd').y]).toEqual([2_000, 2_000]);
  const note = flow.annotations.find(({ id }) => id === 'note:m');
  expect(note && contains(at(places, 'frame:f'), { ...rectOf(note), ...at(places, 'note:m') })).toBe(true);
});

it('leaves room below a card that a run makes higher, and stacks siblings in the order of their wires', async () => {
  const ids = ['z', 'm', 'a', 'k', 'target'];
  const apart: Graph = {
    ...graph,
    nodes: ids.map((id, index) => node(id, 0, index * 10)),
    edges: [edge('a', 'target'), edge('k', 'target'), edge('m', 'target'), edge('z', 'target')],
    notes: [],
    frames: [],
  };
  const places = await layOut(toFlow(apart, types));
  const column = ['a', 'k', 'm', 'z'].map((id) => at(places, id));
  expect(column.map(({ x }) => x)).toEqual(Array(4).fill(column[0]?.x));
  expect(column.map(({ y }) => y)).toEqual(column.map(({ y }) => y).toSorted((a, b) => a - b));
  expect((column[1]?.y ?? 0) - (column[0]?.y ?? 0)).toBeGreaterThanOrEqual(560);
});
