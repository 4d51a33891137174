import { edgeIdentity } from '@visualadgen/graph/connections/connect-ports.ts';
import { workflowLimits } from '@visualadgen/graph/limits.ts';
import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { parseGraph } from './parse-graph.ts';
import { isRecord } from '../model/graph.ts';
import type { Graph } from '../model/graph.ts';
import { format, version } from './write-workflow-file.ts';
import type { NamedGraph } from './write-workflow-file.ts';

export type ReadWorkflowFile =
  /** `leftOut` counts the nodes, edges, notes, frames, inputs and outputs that could not be used. */
  | ({ ok: true; leftOut: number } & NamedGraph)
  /** `message` is for the person who chose the file. */
  | { ok: false; message: string };

/**
 * Reads what `toWorkflowFile` wrote, or nodes that were copied from a canvas. What cannot be used is left out and counted: a
 * damaged part, a key that is there twice, an edge to a node that is not there, a node of a type that `isKnownType` denies.
 */
export function readWorkflowFile(text: string, isKnownType: (type: string) => boolean = () => true): ReadWorkflowFile {
  const value = parse(text);
  if (value === undefined) return refusal('This is not a workflow file: it is not JSON.');
  if (!isRecord(value)) return refusal('This is not a workflow file: it contains no workflow.');
  const stranger = strangers.find(({ isIt }) => isIt(value));
  if (stranger)
    return refusal(`This is a workflow of ${stranger.name}. Only workflows of this editor can be imported.`);
  if (value['format'] !== format && value['format'] !== 'visualadgen/nodes') {
    return refusal(`This is not a workflow file: its “format” should be “${format}”.`);
  }
  if (typeof value['version'] === 'number' && value['version'] > version) {
    return refusal('This file was written by a newer version of the editor, which this one cannot read.');
  }
  for (const part of ['nodes', 'edges']) {
    if (!Array.isArray(value[part])) return refusal(`The workflow file is damaged: its “${part}” should be a list.`);
  }
  const parsed = parseGraph(value);
  if (!parsed) return refusal('The workflow file is damaged.');
  const graph = consistent(parsed, isKnownType);
  return {
    ok: true,
    name: tidyName(wordsOf(value['name'], workflowLimits.name)) || 'Imported workflow',
    description: wordsOf(value['description'], workflowLimits.description),
    graph,
    leftOut: countParts(value) - countParts({ ...graph }),
  };
}

/** Only what holds together: the server refuses a graph in which anything hangs in the air. */
function consistent(
  { nodes, edges, notes, frames, inputs, outputs }: Graph,
  isKnownType: (type: string) => boolean,
): Graph {
  const known = firstOfEach(nodes, ({ key }) => key).filter(({ type }) => isKnownType(type));
  const keys = new Set(known.map(({ key }) => key));
  return {
    nodes: known,
    edges: firstOfEach(edges, edgeIdentity).filter(
      ({ sourceKey, targetKey }) => sourceKey !== targetKey && keys.has(sourceKey) && keys.has(targetKey),
    ),
    notes: firstOfEach(notes, ({ key }) => key),
    frames: firstOfEach(frames, ({ key }) => key),
    inputs: firstOfEach(inputs, ({ name }) => name).filter(({ nodeKey }) => keys.has(nodeKey)),
    outputs: firstOfEach(outputs, ({ name }) => name).filter(({ nodeKey }) => keys.has(nodeKey)),
  };
}

function firstOfEach<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const byName = new Map<string, Item>();
  for (const item of items) if (!byName.has(nameOf(item))) byName.set(nameOf(item), item);
  return [...byName.values()];
}

function countParts(value: Record<string, unknown>): number {
  const counts = ['nodes', 'edges', 'notes', 'frames', 'inputs', 'outputs'].map((part) => value[part]);
  return counts.reduce<number>((sum, part) => sum + (Array.isArray(part) ? part.length : 0), 0);
}

/** What people may have lying about, told by the marks that those programs leave. */
const strangers: { name: string; isIt: (value: Record<string, unknown>) => boolean }[] = [
  {
    name: 'ComfyUI',
    isIt: (value) =>
      'last_node_id' in value || Object.values(value).some((node) => isRecord(node) && 'class_type' in node),
  },
  { name: 'n8n', isIt: (value) => isRecord(value['connections']) && Array.isArray(value['nodes']) },
  { name: 'InvokeAI', isIt: (value) => 'exposedFields' in value && Array.isArray(value['nodes']) },
];

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wordsOf(value: unknown, limit: number): string {
  return typeof value === 'string' ? cutText(value, limit) : '';
}

function refusal(message: string): ReadWorkflowFile {
  return { ok: false, message };
}
