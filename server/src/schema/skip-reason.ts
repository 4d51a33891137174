import type { Graph } from '@visualadgen/graph/graph.ts';
import { findLeftOut, type LeftOutReason } from '@visualadgen/graph/plan/left-out.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { builder } from './builder.ts';

export const SkipReason = builder.enumType('SkipReason', {
  description: 'Why a node did not run.',
  values: {
    UPSTREAM_FAILED: { description: 'A node that it waited for has failed.' },
    NO_ITEMS: {
      description:
        'It, or a node that it waited for, runs over a list of which no item could run: the list is empty, or every item was left out or needs what has failed.',
    },
    MUTED: { description: 'It is muted in the graph that was run.' },
    INPUT_MUTED: { description: 'Everything connected to an input that it needs is muted or left out.' },
  } as const,
});

/**
 * Why a node was skipped. It follows from the snapshot, which never changes, and from what became of the others, so that it need not be
 * written with each node. `nodes` are those of the whole run.
 */
export function skipReasonOf(
  nodeKey: string,
  graph: Graph,
  nodes: readonly NodeExecutionRow[],
  nodeTypes: ReadonlyMap<string, NodeType>,
) {
  let leftOut = knownLeftOut.get(graph);
  if (!leftOut) knownLeftOut.set(graph, (leftOut = findLeftOut(graph, (name) => nodeTypes.get(name))));
  let afterFailure = knownAfterFailure.get(nodes);
  if (!afterFailure) knownAfterFailure.set(nodes, (afterFailure = findAfterFailure(graph, nodes)));
  return leftOut.get(nodeKey) ?? (afterFailure.has(nodeKey) ? 'UPSTREAM_FAILED' : 'NO_ITEMS');
}

/* A list of nodes asks for each of them. */
const knownLeftOut = new WeakMap<Graph, ReadonlyMap<string, LeftOutReason>>();
const knownAfterFailure = new WeakMap<readonly NodeExecutionRow[], ReadonlySet<string>>();

/** The nodes that can be reached from one that failed. */
function findAfterFailure({ edges }: Graph, nodes: readonly NodeExecutionRow[]): ReadonlySet<string> {
  const bySource = Map.groupBy(edges, ({ sourceKey }) => sourceKey);
  const after = new Set<string>();
  const next = nodes.filter(({ status }) => status === 'FAILED').map(({ node_key: key }) => key);
  for (let key = next.pop(); key !== undefined; key = next.pop()) {
    for (const { targetKey } of bySource.get(key) ?? []) {
      if (after.has(targetKey)) continue;
      after.add(targetKey);
      next.push(targetKey);
    }
  }
  return after;
}
