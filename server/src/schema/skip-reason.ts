import type { Graph } from '@visualadgen/graph/graph.ts';
import { findLeftOut, type LeftOutReason } from '@visualadgen/graph/plan/left-out.ts';
import type { NodeType } from '../nodes/define-node.ts';
import { builder } from './builder.ts';

export const SkipReason = builder.enumType('SkipReason', {
  description: 'Why a node did not run.',
  values: {
    UPSTREAM_FAILED: { description: 'A node that it waited for has failed.' },
    MUTED: { description: 'It is muted in the graph that was run.' },
    INPUT_MUTED: { description: 'Everything connected to an input that it needs is muted or left out.' },
  } as const,
});

/** It follows from the snapshot, which never changes, so that it need not be written with each node. */
export function skipReasonOf(graph: Graph, nodeKey: string, nodeTypes: ReadonlyMap<string, NodeType>) {
  let leftOut = known.get(graph);
  if (!leftOut) {
    leftOut = findLeftOut(graph, (name) => nodeTypes.get(name));
    known.set(graph, leftOut);
  }
  return leftOut.get(nodeKey) ?? 'UPSTREAM_FAILED';
}

/** A list of nodes asks for each of them. */
const known = new WeakMap<Graph, ReadonlyMap<string, LeftOutReason>>();
