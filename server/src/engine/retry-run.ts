import { partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import { descendants } from '@visualadgen/graph/plan/plan.ts';
import { AppError, InputInvalidError } from '../errors.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import type { ExecutionChange } from './change.ts';
import { planRun } from './plan-run.ts';
import { type ExecutionRecord, itemsOf, nodeOf } from './record.ts';

/** Failed items to try again, and nothing else that failed. */
export interface ItemsToRetry {
  nodeKey: string;
  /** From 0. */
  itemIndexes: readonly number[];
}

/**
 * What a retry does beside setting a run going: nodes that went on without some of their items are run again for these, and so is what came
 * after them, or after what failed and went on by an error output; whatever comes out the same there is not made again. Throws InputInvalidError for items that have not failed.
 */
export function retryRun(
  record: ExecutionRecord,
  only: readonly ItemsToRetry[] | undefined,
  types: ReadonlyMap<string, NodeType>,
): Pick<ExecutionChange, 'leavesFailed' | 'alongside'> {
  refuseWholeRun(record);
  const chosen = only && idsOf(record, only);
  const failed = [...record.items.values()].flatMap((own) => [...own.values()]).filter(isFailed);
  const failedNodes = [...record.nodes.values()].filter(({ status }) => status === 'FAILED');
  const leavesFailed = new Set<string>();
  if (chosen) {
    for (const item of failed) if (!chosen.has(item.id)) leavesFailed.add(item.id);
    for (const node of failedNodes)
      if (!failed.some((item) => item.parent_id === node.id && chosen.has(item.id))) leavesFailed.add(node.id);
  }
  const again = [...failed, ...failedNodes].filter(({ id }) => !leavesFailed.has(id)).map(({ node_key: key }) => key);
  const after = nodesFrom(record, new Set(again), types);
  // What comes after them may get other items than those that failed.
  for (const key of after) leavesFailed.delete(nodeOf(record, key).id);
  const putBack = after.filter((key) => nodeOf(record, key).status === 'COMPLETED');
  return { leavesFailed, alongside: putBack.map((nodeKey) => ({ nodeKey, isReset: true })) };
}

/** A run that completed is tried again only where something of it failed and went on by an error output. */
function refuseWholeRun({ row, nodes, items }: ExecutionRecord): void {
  const parts = [...nodes.values(), ...[...items.values()].flatMap((own) => [...own.values()].filter(isFailed))];
  if (row.status !== 'COMPLETED' || parts.some(({ status }) => status === 'FAILED')) return;
  const message =
    'The execution must be FAILED or CANCELLED for this, or have a node that FAILED, but it is COMPLETED.';
  throw new AppError('STATE_CONFLICT', { message });
}

/** These nodes and everything that comes after them, by key. */
function nodesFrom(record: ExecutionRecord, keys: ReadonlySet<string>, types: ReadonlyMap<string, NodeType>): string[] {
  if (keys.size === 0) return [];
  const plan = planRun(partThatRuns(record.row.graph, (name) => types.get(name)));
  const indexes = [...keys].flatMap((key) => plan.indexByKey.get(key) ?? []);
  const those = new Set(indexes.flatMap((index) => [index, ...descendants(plan, index)]));
  return [...those].flatMap((index) => plan.nodes[index]?.key ?? []);
}

function idsOf(record: ExecutionRecord, only: readonly ItemsToRetry[]): Set<string> {
  const problems: { path: string[]; message: string }[] = [];
  const ids = new Set<string>();
  for (const [place, { nodeKey, itemIndexes }] of only.entries()) {
    const items = record.nodes.has(nodeKey) ? itemsOf(record, nodeKey) : [];
    if (items.length === 0)
      problems.push({
        path: ['items', String(place), 'nodeKey'],
        message: `must name a node of this run that ran over a list, but is “${nodeKey}”.`,
      });
    else
      for (const [at, index] of itemIndexes.entries()) {
        const item = items[index];
        const path = ['items', String(place), 'itemIndexes', String(at)];
        if (!item) problems.push({ path, message: `must be from 0 to ${items.length - 1}, but is ${index}.` });
        else if (!isFailed(item))
          problems.push({ path, message: `must name an item that FAILED, but item ${index} is ${item.status}.` });
        else ids.add(item.id);
      }
  }
  if (problems.length > 0) throw new InputInvalidError(problems);
  return ids;
}

function isFailed({ status, item_index: index }: NodeExecutionRow): boolean {
  return status === 'FAILED' && index !== null;
}
