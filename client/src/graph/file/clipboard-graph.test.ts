import { expect, it } from 'vitest';
import { chosenPart, fromClipboardText, renewed, toClipboardText } from './clipboard-graph.ts';
import { toFlow } from '../model/flow.ts';
import type { Flow, Types } from '../model/flow.ts';
import { emptyGraph } from '../model/graph.ts';
import type { Graph, GraphNode } from '../model/graph.ts';

const node = (key: string, name: string, x = 0): GraphNode => ({
  key,
  type: 'TEXT_INPUT',
  name,
  config: {},
  position: { x, y: 0 },
  hasBreakpoint: false,
  isFresh: false,
  isMuted: false,
  stopsAtFailedItem: false,
});
const edge = (sourceKey: string, targetKey: string) => ({ sourceKey, sourceHandle: 'o', targetKey, targetHandle: 'i' });
const graph: Graph = {
  nodes: [node('a', 'A'), node('b', 'B', 300), node('c', 'C', 2_000)],
  edges: [edge('a', 'b'), edge('b', 'c')],
  notes: [{ key: 'n', text: 'Hi', color: 'YELLOW', position: { x: 10, y: 10 }, size: { width: 100, height: 100 } }],
  frames: [
    { key: 'f', title: 'Two', color: 'BLUE', position: { x: -50, y: -50 }, size: { width: 700, height: 400 } },
    { key: 'g', title: 'In it', color: 'RED', position: { x: 0, y: 0 }, size: { width: 50, height: 50 } },
  ],
  inputs: [],
  outputs: [],
};
const templates = (type: string) => (type === 'PROMPT' ? ['template'] : []);
const types: Types = { title: () => 'Text', targetPort: (_, handle) => handle, sourceKind: () => 'text' };

function choose(...ids: string[]): Flow {
  const flow = toFlow(graph, types);
  const mark = <Item extends { id: string }>(item: Item) => ({ ...item, selected: ids.includes(item.id) });
  return { ...flow, nodes: flow.nodes.map(mark), annotations: flow.annotations.map(mark) };
}

it('carries the chosen nodes and the edges between them', () => {
  const part = chosenPart(choose('a', 'b'));
  const carried = part && fromClipboardText(toClipboardText(part));
  expect(carried?.nodes.map(({ key }) => key)).toEqual(['a', 'b']);
  expect(carried?.edges).toEqual([edge('a', 'b')]);
  expect(carried?.notes).toEqual([]);
  expect(chosenPart(choose())).toBeNull();
});

it('carries a frame with all that lies in it', () => {
  const part = chosenPart(choose('frame:f'));
  const carried = part && fromClipboardText(toClipboardText(part));
  expect(carried).toEqual({ ...graph, nodes: graph.nodes.slice(0, 2), edges: [edge('a', 'b')] });
});

it('carries the marks of a node, and sets none where nothing is said', () => {
  const marked = {
    ...emptyGraph,
    nodes: [{ ...node('a', 'A'), hasBreakpoint: true, isFresh: true, isMuted: true, stopsAtFailedItem: true }],
  };
  expect(fromClipboardText(toClipboardText(marked))?.nodes).toEqual(marked.nodes);
  const { key, type, name, position } = node('a', 'A');
  const text = JSON.stringify({
    format: 'visualadgen/nodes',
    nodes: [{ key, type, name, position, config: {} }],
    edges: [],
  });
  expect(fromClipboardText(text)).toEqual({ ...emptyGraph, nodes: [node('a', 'A')] });
});

it('takes nothing from a text that is something else', () => {
  expect(fromClipboardText('hello')).toBeNull();
  expect(fromClipboardText('{"format":"visualadgen/nodes"')).toBeNull();
  expect(fromClipboardText('{"format":"visualadgen/nodes","nodes":3,"edges":[]}')).toBeNull();
});

it('leaves out what is not a node', () => {
  const text = JSON.stringify({ format: 'visualadgen/nodes', nodes: [{ key: 1 }, node('a', 'A')], edges: [null] });
  expect(fromClipboardText(text)).toEqual({ ...emptyGraph, nodes: [node('a', 'A')] });
});

it('gives new keys and names, and keeps the joints', () => {
  const fresh = renewed(graph, graph, { x: 32, y: 16 }, templates);
  expect(fresh.nodes.map(({ name }) => name)).toEqual(['A 2', 'B 2', 'C 2']);
  expect(fresh.nodes[0]?.position).toEqual({ x: 32, y: 16 });
  expect(fresh.notes[0]?.position).toEqual({ x: 42, y: 26 });
  const keys = fresh.nodes.map(({ key }) => key);
  const others = [...fresh.notes, ...fresh.frames].map(({ key }) => key);
  expect(new Set([...keys, ...others, 'a', 'b', 'c', 'n', 'f', 'g']).size).toBe(12);
  expect(fresh.edges.map(({ sourceKey, targetKey }) => [sourceKey, targetKey])).toEqual([
    [keys[0], keys[1]],
    [keys[1], keys[2]],
  ]);
});

/** Nodes by their names; a prompt is one that has a template. Edges by keys, which are places: `0>2`. */
function partOf(nodes: (string | [name: string, template: string])[], ...joins: string[]): Graph {
  return {
    ...emptyGraph,
    nodes: nodes.map((one, index) =>
      typeof one === 'string'
        ? { ...node(`${index}`, one), config: { value: '{{Hero.text}}' } }
        : { ...node(`${index}`, one[0]), type: 'PROMPT', config: { template: one[1] } },
    ),
    edges: joins.map((join) => edge(join[0] ?? '', join[2] ?? '')),
  };
}

type Shown = string | [name: string, template: string];
const show = ({ nodes }: Graph): Shown[] =>
  nodes.map(({ type, name, config }) => (type === 'PROMPT' ? [name, String(config['template'])] : name));

it.each<[string, Graph, string[], Shown[]]>([
  [
    'a free name stays',
    partOf(['Summer 2026', ['P', '{{Summer 2026.text}}']], '0>1'),
    ['Other'],
    ['Summer 2026', ['P', '{{Summer 2026.text}}']],
  ],
  [
    'references follow',
    partOf(['Hero', ['P', '{{Hero.text}} {{ Hero . text }} {{text}}']], '0>1'),
    ['Hero', 'P'],
    ['Hero 2', ['P 2', '{{Hero 2.text}} {{Hero 2 . text}} {{text}}']],
  ],
  [
    'also before the node itself',
    partOf([['P', '{{Hero.text}}'], 'Hero'], '1>0'),
    ['Hero'],
    [['P', '{{Hero 2.text}}'], 'Hero 2'],
  ],
  [
    'what is named outside stays',
    partOf(['Hero', ['P', '{{Hero.text}} {{Mood.text}}']], '0>1'),
    ['Hero', 'Mood'],
    ['Hero 2', ['P', '{{Hero 2.text}} {{Mood.text}}']],
  ],
  [
    'no name takes that of another in the part',
    partOf(['Hero', 'Hero 2', ['P', '{{Hero.text}} {{Hero 2.text}}']], '0>2', '1>2'),
    ['Hero'],
    ['Hero 3', 'Hero 2', ['P', '{{Hero 3.text}} {{Hero 2.text}}']],
  ],
  ['numbers go on', partOf(['Hero 2', 'Hero 3'], '0>1'), ['Hero', 'Hero 2', 'Hero 3'], ['Hero 4', 'Hero 5']],
  [
    'names move up together',
    partOf(['A', 'A 2', ['P', '{{A.text}} {{A 2.text}}']], '0>2', '1>2'),
    ['A', 'A 2'],
    ['A 3', 'A 4', ['P', '{{A 3.text}} {{A 4.text}}']],
  ],
  ['a year is no count', partOf(['Summer 2026']), ['Summer 2026'], ['Summer 2026 2']],
  [
    'of two with one name the one that feeds is meant',
    partOf(['Hero', 'Hero', ['P', '{{Hero.text}}'], ['Q', '{{Hero.text}}']], '0>2', '1>3'),
    ['Hero'],
    ['Hero 2', 'Hero 3', ['P', '{{Hero 2.text}}'], ['Q', '{{Hero 3.text}}']],
  ],
  [
    'names that look the same are the same',
    partOf(['Cafe\u0301', ['P', '{{Café.text}}']], '0>1'),
    ['Café'],
    ['Cafe\u0301 2', ['P', '{{Cafe\u0301 2.text}}']],
  ],
  [
    'braces',
    partOf(['Idea {v2}', ['P', '{"a":{{{Idea {v2}.text}}}}']], '0>1'),
    ['Idea {v2}'],
    ['Idea {v2} 2', ['P', '{"a":{{{Idea {v2} 2.text}}}}']],
  ],
  ['no name grows too long', partOf(['😀'.repeat(100)]), ['😀'.repeat(100)], [`${'😀'.repeat(99)} 2`]],
])('names: %s', (_, part, there, expected) => {
  expect(show(renewed(part, partOf(there), { x: 0, y: 0 }, templates))).toEqual(expected);
});

it('leaves texts that are no templates as they are', () => {
  const fresh = renewed(partOf(['Hero']), partOf(['Hero']), { x: 0, y: 0 }, templates);
  expect(fresh.nodes[0]?.config).toEqual({ value: '{{Hero.text}}' });
});

it('brings the inputs of a file along, under names that are free', () => {
  const input = { name: 'idea', label: 'Idea', help: null, isRequired: true, nodeKey: 'a', field: 'value' };
  const part = { ...emptyGraph, nodes: [node('a', 'A')], inputs: [input] };
  const fresh = renewed(part, { ...part, outputs: [] }, { x: 0, y: 0 }, templates);
  expect(fresh.inputs).toEqual([{ ...input, name: 'idea_2', nodeKey: fresh.nodes[0]?.key }]);
  expect(chosenPart(choose('a'))?.inputs).toEqual([]);
});
