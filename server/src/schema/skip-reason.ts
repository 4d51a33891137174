import type { Graph } from '@visualadgen/graph/graph.ts';
import { findLeftOut, type LeftOutReason } from '@visualadgen/graph/plan/left-out.ts';
import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import { listWords, quote } from '@visualadgen/graph/text/wording.ts';
import { type BranchNotTaken, branchesNotTaken } from '../engine/branches-not-taken.ts';
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
    BRANCH_NOT_TAKEN: {
      description:
        'Nothing came by a branch that it stands behind: everything took other branches. See `branchesNotTaken`. No failure.',
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
  node: NodeExecutionRow,
  graph: Graph,
  nodes: readonly NodeExecutionRow[],
  nodeTypes: ReadonlyMap<string, NodeType>,
) {
  if (branchesNotTaken(node)) return 'BRANCH_NOT_TAKEN';
  const { node_key: nodeKey } = node;
  let leftOut = knownLeftOut.get(graph);
  if (!leftOut) knownLeftOut.set(graph, (leftOut = findLeftOut(graph, (name) => nodeTypes.get(name))));
  let afterFailure = knownAfterFailure.get(nodes);
  if (!afterFailure) knownAfterFailure.set(nodes, (afterFailure = findAfterFailure(graph, nodes)));
  return leftOut.get(nodeKey) ?? (afterFailure.has(nodeKey) ? 'UPSTREAM_FAILED' : 'NO_ITEMS');
}

/** A branch that nothing took, of a node of the run. */
export interface ToldBranch extends BranchNotTaken {
  nodeName: string;
  label: string;
}

export const BranchNotTakenType = builder.objectRef<ToldBranch>('BranchNotTaken').implement({
  description: 'A branch that nothing took in a run.',
  fields: (t) => ({
    nodeKey: t.exposeString('nodeKey', { description: 'The node of which it is an output, by its key.' }),
    nodeName: t.exposeString('nodeName', { description: 'What that node is called.' }),
    sourceHandle: t.exposeString('port', { description: 'The output, as an edge names it.' }),
    label: t.exposeString('label', { description: 'What people read beside that output.' }),
  }),
});

/** The branches that nothing took, so that a node was skipped, with what people call them. */
export function toldBranches(
  row: NodeExecutionRow,
  { nodes }: Pick<Graph, 'nodes'>,
  nodeTypes: ReadonlyMap<string, NodeType>,
): ToldBranch[] {
  return (branchesNotTaken(row) ?? []).map((one) => {
    const node = nodes.find(({ key }) => key === one.nodeKey);
    const outputs = typeOfNode(node, (name) => nodeTypes.get(name))?.outputs;
    const label = outputs?.find(({ name }) => name === one.port)?.label ?? one.port;
    return { ...one, nodeName: node?.name ?? one.nodeKey, label };
  });
}

/** Why nothing came, for people. */
export function sayNotTaken(branches: readonly ToldBranch[]): string | null {
  if (branches.length === 0) return null;
  const names = branches.map(({ label, nodeName }) => `${quote(label)} of ${quote(nodeName)}`);
  return `Nothing took ${listWords(names, 'and')}.`;
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
