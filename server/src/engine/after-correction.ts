import { layOut } from '@visualadgen/graph/lists/lay-out.ts';
import { mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import { partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import { descendants, type GraphPlan } from '@visualadgen/graph/plan/plan.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { Alongside } from './change.ts';
import { gaveEarlier } from './gave-earlier.ts';
import { placeItems, showInputs } from './place-items.ts';
import { planRun } from './plan-run.ts';
import { type ExecutionRecord, itemsOf, nodeOf } from './record.ts';
import { wiresOf } from './wires.ts';

/**
 * What becomes of the nodes after one whose output was corrected: what has run on the old one is put back, and what waits at a breakpoint
 * is shown what it would take now. `record` is the execution with the new output.
 */
export function afterCorrection(
  record: ExecutionRecord,
  nodeKey: string,
  types: ReadonlyMap<string, NodeType>,
): Alongside[] {
  const plan = planRun(partThatRuns(record.row.graph, (name) => types.get(name)));
  const after = new Set(descendants(plan, plan.indexByKey.get(nodeKey) ?? -1));
  const putBack = new Set<number>();
  const changes: Alongside[] = [];
  for (const index of plan.order) {
    const key = plan.nodes[index]?.key ?? '';
    const { status } = nodeOf(record, key);
    if (!after.has(index) || status === 'PENDING') continue;
    const hasItsInputs = (plan.parents[index] ?? []).every((parent) => !putBack.has(parent));
    const shown = status === 'PAUSED' && hasItsInputs ? showAgain(record, plan, index, types) : null;
    if (shown) {
      changes.push(...shown);
      continue;
    }
    putBack.add(index);
    changes.push({ nodeKey: key, isReset: true });
    for (const item of itemsOf(record, key))
      if (item.output_edited_at) changes.push({ nodeKey: key, itemId: item.id, isReset: true });
  }
  return changes;
}

/** Null where it cannot be told what it would take. */
function showAgain(
  record: ExecutionRecord,
  plan: GraphPlan,
  index: number,
  types: ReadonlyMap<string, NodeType>,
): Alongside[] | null {
  const find = (name: string) => types.get(name);
  const node = plan.nodes[index];
  if (!node) return null;
  const wires = wiresOf(plan, types);
  const connected = wires.into(index, (from) => {
    const source = plan.nodes[from];
    return source && gaveEarlier(record, source, types, wires);
  });
  const layout = layOut(node, connected, find, Number.POSITIVE_INFINITY);
  if (layout.kind === 'ITEMS') {
    const { items, layout: placed } = placeItems(record, node.key, layout.items);
    const shown = items.map(({ row, taken }) => ({
      row,
      merged: typeof taken === 'string' ? null : mergeInputs(node, taken, find),
    }));
    return [{ nodeKey: node.key, isReset: false, items: showInputs(placed, shown) }];
  }
  if (layout.kind !== 'ONCE' || typeof layout.taken === 'string') return null;
  if (nodeOf(record, node.key).input_edited_at) return [];
  const { input } = mergeInputs(node, layout.taken, find);
  return [{ nodeKey: node.key, isReset: false, set: { input } }];
}
