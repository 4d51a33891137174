import { expect, test } from 'vitest';
import type { GraphEdge } from '../graph.ts';
import { findLeftOut, partThatRuns } from './left-out.ts';
import { edge, node, types } from '../testing/sample-graph.ts';

const muted = { isMuted: true };
const leftOut = (nodes: ReturnType<typeof node>[], edges: GraphEdge[]) =>
  Object.fromEntries(findLeftOut({ nodes, edges }, types));

test('a graph without muted nodes runs as it is', () => {
  const graph = { nodes: [node('a'), node('out', 'OUTPUT')], edges: [] };
  expect(findLeftOut(graph, types).size).toBe(0);
  expect(partThatRuns(graph, types)).toBe(graph);
});

test('what can do without the muted node runs on; what cannot is left out, and all that needs that', () => {
  const nodes = [node('p', 'PROMPT', muted), node('m', 'MODEL'), node('out', 'OUTPUT'), node('other')];
  const edges = [edge('p', 'm.prompt'), edge('m.image_urls', 'out.image_urls'), edge('p', 'other')];
  expect(leftOut(nodes, edges)).toEqual({ p: 'MUTED', m: 'INPUT_MUTED', out: 'INPUT_MUTED' });
  expect(partThatRuns({ nodes, edges }, types)).toMatchObject({ nodes: [{ key: 'other' }], edges: [] });
});

test('an input that somebody else still feeds is enough', () => {
  const nodes = [node('m', 'MODEL', muted), node('n', 'MODEL'), node('out', 'OUTPUT')];
  const edges = [edge('m.image_urls', 'out.image_urls'), edge('n.image_urls', 'out.image_urls')];
  expect(leftOut(nodes, edges)).toEqual({ m: 'MUTED' });
  expect(partThatRuns({ nodes, edges }, types).edges).toEqual([edges[1]]);
});

test('two joins from the same muted node are both gone', () => {
  const nodes = [node('m', 'MODEL', muted), node('out', 'OUTPUT')];
  const edges = [edge('m.image_urls', 'out.image_urls'), edge('m.cost', 'out.image_urls')];
  expect(leftOut(nodes, edges)).toEqual({ m: 'MUTED', out: 'INPUT_MUTED' });
});

test('an input that never was connected is a mistake to be told, not a reason to be left out', () => {
  expect(leftOut([node('a', 'PROMPT', muted), node('out', 'OUTPUT')], [])).toEqual({ a: 'MUTED' });
});

test('notes and frames stay with the part that runs', () => {
  const notes = [
    { key: 'n', text: '', color: 'PINK', position: { x: 0, y: 0 }, size: { width: 1, height: 1 } },
  ] as const;
  const graph = { nodes: [node('a', 'PROMPT', muted), node('b')], edges: [], notes: [...notes] };
  expect(partThatRuns(graph, types)).toEqual({ nodes: [node('b')], edges: [], notes });
});
