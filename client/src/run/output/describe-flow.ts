import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { FlowEdge } from '../../graph/model/flow.ts';
import { readOutput } from '../value/read-output.ts';
import type { OutputValue } from '../value/read-output.ts';
import type { RunNode, RunState } from '../state/run-state.ts';
import { statusText } from '../status/status-text.ts';

export interface Flowed {
  edge: FlowEdge;
  /** The node that it comes from, in the run. */
  node: RunNode;
  /** What went over the edge; null while there is nothing. */
  value: OutputValue | null;
}

/** What went over an edge in a run; null for an edge that was no part of it. */
export function flowOver(
  edgeId: string,
  edges: readonly FlowEdge[],
  { nodes }: Pick<RunState, 'nodes'>,
): Flowed | null {
  const edge = edges.find(({ id }) => id === edgeId);
  const node = edge && nodes[edge.source];
  if (!node) return null;
  const values = readOutput(node.output);
  return { edge, node, value: values.find(({ name }) => name === edge.sourceHandle) ?? null };
}

const mostLetters = 300;

/** The same in words. */
export function describeFlow(edgeId: string, edges: readonly FlowEdge[], run: Pick<RunState, 'nodes'>): string | null {
  const flowed = flowOver(edgeId, edges, run);
  if (!flowed) return null;
  const { node, value } = flowed;
  if (!value) return `Nothing yet: ${node.name} is ${statusText(node).toLowerCase()}.`;
  return `Output of ${node.name}: ${excerptOf(value)}`;
}

/** A value in a few words. */
export function excerptOf(value: OutputValue): string {
  switch (value.kind) {
    case 'images':
      return value.urls.length === 1 ? 'one picture' : `${value.urls.length} pictures`;
    case 'file':
      return value.file.name;
    case 'list':
      return `${value.items.length} of them: ${cut(value.items.map(({ text }) => text).join(' · '))}`;
    case 'text':
      return cut(value.text);
  }
}

function cut(text: string): string {
  return text.length > mostLetters ? `${cutText(text, mostLetters).trimEnd()}…` : text;
}
