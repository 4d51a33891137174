import { expect, it } from 'vitest';
import type { Graph, GraphNode } from '../model/graph.ts';
import { readWorkflowFile } from './workflow-file.ts';
import { toWorkflowFile } from './write-workflow-file.ts';

const node = (key: string): GraphNode => ({
  key,
  type: 'TEXT_INPUT',
  name: key.toUpperCase(),
  config: { value: 'Hi' },
  position: { x: 16, y: -32 },
  hasBreakpoint: true,
  isFresh: false,
  isMuted: true,
  stopsAtFailedItem: true,
});
const edge = (sourceKey: string, targetKey: string) => ({ sourceKey, sourceHandle: 'o', targetKey, targetHandle: 'i' });
const box = { position: { x: 0, y: 0 }, size: { width: 320, height: 200 } };
const graph: Graph = {
  nodes: [node('a'), node('b')],
  edges: [{ ...edge('a', 'b'), isAllAtOnce: true }],
  notes: [{ key: 'n', text: 'See\nhttps://example.com', color: 'YELLOW', ...box }],
  frames: [{ key: 'f', title: 'Words', color: 'BLUE', ...box }],
  inputs: [{ name: 'idea', label: 'Idea', help: null, isRequired: true, nodeKey: 'a', field: 'value' }],
  outputs: [{ name: 'text', label: 'Text', nodeKey: 'b', output: 'text' }],
};
const told = { name: 'Lemonade', description: 'For summer', graph };

function messageOf(text: string): string | null {
  const read = readWorkflowFile(text);
  return read.ok ? null : read.message;
}

it('gives back all that was written', () => {
  expect(readWorkflowFile(toWorkflowFile(told))).toEqual({ ok: true, leftOut: 0, ...told });
});

it('says what a text is that holds no workflow of ours', () => {
  expect(messageOf('\u0089PNG')).toMatch(/not JSON/);
  expect(messageOf('[1, 2]')).toMatch(/contains no workflow/);
  expect(messageOf('{"hello":1}')).toMatch(/“format” should be “visualadgen\/workflow”/);
  expect(messageOf('{"last_node_id":9,"nodes":[],"links":[]}')).toMatch(/ComfyUI/);
  expect(messageOf('{"3":{"class_type":"KSampler","inputs":{}}}')).toMatch(/ComfyUI/);
  expect(messageOf('{"name":"x","nodes":[],"connections":{}}')).toMatch(/n8n/);
  expect(messageOf('{"format":"visualadgen/workflow","version":1,"nodes":[]}')).toMatch(/“edges” should be a list/);
  expect(messageOf('{"format":"visualadgen/workflow","version":2,"nodes":[],"edges":[]}')).toMatch(/newer version/);
});

it('leaves out and counts what would not hold together', () => {
  const stranger = { ...node('c'), type: 'TELEPATHY' };
  const text = JSON.stringify({
    format: 'visualadgen/workflow',
    version: 1,
    nodes: [...graph.nodes, node('a'), stranger, { key: 'broken' }],
    edges: [...graph.edges, edge('a', 'c'), edge('a', 'a'), edge('a', 'b')],
    notes: [...graph.notes, 7],
    inputs: [...graph.inputs, { ...graph.inputs[0], name: 'lost', nodeKey: 'c' }, { ...graph.inputs[0], name: '1st' }],
    outputs: graph.outputs,
  });
  const read = readWorkflowFile(text, (type) => type === 'TEXT_INPUT');
  expect(read).toMatchObject({ ok: true, name: 'Imported workflow', description: '', leftOut: 9 });
  expect(read.ok && read.graph).toEqual({ ...graph, frames: [] });
});

it('brings colours and sizes that there are not back to some that there are', () => {
  const frame = { key: 'f', title: 3, color: 'TARTAN', position: { x: 0, y: 0 }, size: { width: 1e9, height: -4 } };
  const text = JSON.stringify({ format: 'visualadgen/workflow', nodes: [], edges: [], frames: [frame] });
  const read = readWorkflowFile(text);
  expect(read.ok && read.graph.frames).toEqual([
    { key: 'f', title: '', color: 'GRAY', position: { x: 0, y: 0 }, size: { width: 20_000, height: 1 } },
  ]);
});
