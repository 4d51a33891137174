import type { GraphPlan } from '@visualadgen/graph/plan/plan.ts';
import type { Connected } from '@visualadgen/graph/lists/entering.ts';
import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import type { ExecutionRecord } from './record.ts';

/** A branch that nothing took: an output of a node. */
export interface BranchNotTaken {
  nodeKey: string;
  port: string;
}

type Skipped = Pick<NodeExecutionRow, 'status' | 'error_details'>;

/** Why a node was skipped of which nothing came by these branches, as it is kept with the node. */
export function asDetails(notTaken: readonly BranchNotTaken[]): Record<string, unknown> {
  return { notTaken };
}

/** The branches that nothing took, so that a node was skipped; null where it was not skipped for that. */
export function branchesNotTaken({ status, error_details: details }: Skipped): BranchNotTaken[] | null {
  const told = status === 'SKIPPED' ? details?.['notTaken'] : undefined;
  return Array.isArray(told) ? (told as BranchNotTaken[]) : null;
}

/** More would tell nobody more. */
const mostTold = 10;

/** Remembers of the nodes of a walk why nothing came of them, and so of what comes after them. */
export function rememberNotTaken(record: ExecutionRecord, plan: GraphPlan, types: ReadonlyMap<string, NodeType>) {
  const known = new Map<string, readonly BranchNotTaken[]>();
  for (const { key } of plan.nodes) {
    const row = record.nodes.get(key);
    const told = row && branchesNotTaken(row);
    if (told) known.set(key, told);
  }
  return {
    /** Of a node over whose connections nothing came: the branches of the nodes before it, or what these lacked themselves. */
    find(nodeKey: string, wires: readonly Connected[]): readonly BranchNotTaken[] {
      const found = new Map<string, BranchNotTaken>();
      for (const { edge, source } of wires) {
        const { key } = source;
        const port = typeOfNode(source, (name) => types.get(name))?.outputs.find(
          ({ name }) => name === edge.sourceHandle,
        );
        const own = port?.branch ? [{ nodeKey: key, port: port.name }] : [];
        for (const one of known.get(key) ?? own) found.set(JSON.stringify(one), one);
      }
      const told = [...found.values()].slice(0, mostTold);
      known.set(nodeKey, told);
      return told;
    },
  };
}
