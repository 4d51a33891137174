import { errorOutput, hasBranches, takesBranch } from '@visualadgen/graph/ports/branches.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { givenOf, typeOf } from './values-of-node.ts';

/** How many things went by a branch of a node. */
interface BranchCount {
  port: string;
  count: number;
}

export const BranchCountType = builder.objectRef<BranchCount>('BranchCount').implement({
  description: 'How many things took a branch of a node.',
  fields: (t) => ({
    sourceHandle: t.exposeString('port', { description: 'The output that the branch is, as an edge names it.' }),
    count: t.exposeInt('count', { description: 'How many items; of a node that runs once, 1 or 0.' }),
  }),
});

/** Of each branch of a node, in the order of its outputs. */
export async function countBranches(row: NodeExecutionRow, context: Context): Promise<BranchCount[]> {
  const type = await typeOf(row, context);
  if (!type || !hasBranches(type)) return [];
  const given = await givenOf(row, context);
  const failed = row.item_counts?.failed ?? (row.status === 'FAILED' ? 1 : 0);
  return type.outputs
    .filter(({ branch }) => Boolean(branch))
    .map((port) => ({
      port: port.name,
      count:
        port === errorOutput ? failed : given.filter(({ values }) => takesBranch(type.outputs, port, values)).length,
    }));
}
