import { pictureBehind } from '../assets/asset-reference.ts';
import { AppError, InputInvalidError } from '../errors.ts';
import { checkPortValues } from '@visualadgen/graph/ports/check-port-values.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import { partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import { mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import { descendants, type GraphPlan } from '@visualadgen/graph/plan/plan.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeChange, NodeFields } from './change.ts';
import { type ExecutionRecord, nodeOf } from './record.ts';
import { type FindPicture, readInput, readOutput } from './node-values.ts';
import { planRun } from './plan-run.ts';

/** What somebody puts right at a breakpoint: plain things by name, with links or references to pictures, or values with their kinds. */
export interface Correction {
  nodeKey: string;
  /** What a paused node is to take. */
  input?: Values;
  /** What a completed node is to have given. */
  output?: Values;
  userId: string;
}

/**
 * The change that puts a value right while an execution is paused: the input of a node that waits at a breakpoint, or the
 * output of one that has completed. What had already run on the old output is put back, to be run again; what waits at a
 * breakpoint is shown the new one.
 * Throws STATE_CONFLICT when the execution or the node is not where this can be done, and InputInvalidError
 * for values that do not fit its ports.
 */
export function correctNode(
  record: ExecutionRecord,
  correction: Correction,
  types: ReadonlyMap<string, NodeType>,
): NodeChange {
  const field = correction.output ? 'output' : 'input';
  const { nodeKey } = correction;
  refuseWhereItCannotBe(record, nodeKey, field);
  const node = record.row.graph.nodes.find(({ key }) => key === nodeKey);
  const type = types.get(node?.type ?? '');
  if (!type) throw new AppError('NOT_FOUND');
  const read = reader(record, nodeKey, types)[field];
  const values = read(correction[field] ?? {}, pictureBehind);
  const problems = checkPortValues(type, field, values, read(nodeOf(record, nodeKey)[field] ?? {}));
  if (problems.length > 0) throw new InputInvalidError(problems);
  return {
    type: 'NodeUpdated',
    nodeKey,
    set: fieldsOf(field, values, correction.userId),
    payload: { field },
    alongside: field === 'output' ? alongside(record, nodeKey, values, types) : [],
  };
}

/** Reads what a node took or gave as what it is. */
function reader({ row }: ExecutionRecord, nodeKey: string, types: ReadonlyMap<string, NodeType>) {
  const { graph, user_id: userId } = row;
  const type = types.get(graph.nodes.find(({ key }) => key === nodeKey)?.type ?? '');
  return {
    input: (input: Values, find?: FindPicture) =>
      readInput(input, { userId, nodeKey, graph, types: (name) => types.get(name) }, find),
    output: (output: Values, find?: FindPicture) => readOutput(output, { userId, type }, find),
  };
}

function refuseWhereItCannotBe(record: ExecutionRecord, nodeKey: string, field: 'input' | 'output') {
  const { status } = record.row;
  if (status !== 'PAUSED')
    throw new AppError('STATE_CONFLICT', {
      message: `Values can be corrected while the execution is PAUSED, but it is ${status}.`,
    });
  const node = nodeOf(record, nodeKey);
  const needed = field === 'input' ? 'PAUSED' : 'COMPLETED';
  if (node.status === needed) return;
  throw new AppError('STATE_CONFLICT', {
    message: `The ${field} of a node can be corrected while it is ${needed}, but “${nodeKey}” is ${node.status}.`,
  });
}

function fieldsOf(field: 'input' | 'output', values: TypedValues, userId: string): NodeFields {
  const now = new Date();
  return field === 'input'
    ? { input: values, input_edited_at: now, edited_by: userId }
    : { output: values, output_edited_at: now, edited_by: userId };
}

function alongside(
  record: ExecutionRecord,
  nodeKey: string,
  output: TypedValues,
  types: ReadonlyMap<string, NodeType>,
): NonNullable<NodeChange['alongside']> {
  const plan = planRun(partThatRuns(record.row.graph, (name) => types.get(name)));
  const start = plan.indexByKey.get(nodeKey) ?? -1;
  const after = new Set(descendants(plan, start));
  const putBack = new Set<number>();
  const changes: NonNullable<NodeChange['alongside']> = [];
  for (const index of plan.order) {
    const key = plan.nodes[index]?.key ?? '';
    const { status, input_edited_at } = nodeOf(record, key);
    if (!after.has(index) || status === 'PENDING') continue;
    const hasItsInputs = (plan.parents[index] ?? []).every((parent) => !putBack.has(parent));
    if (status !== 'PAUSED' || !hasItsInputs) {
      putBack.add(index);
      changes.push({ nodeKey: key, isReset: true });
    } else if (!input_edited_at) {
      const input = inputOf({ record, plan, types, corrected: { nodeKey, output } }, index);
      changes.push({ nodeKey: key, isReset: false, set: { input } });
    }
  }
  return changes;
}

interface Corrected {
  record: ExecutionRecord;
  plan: GraphPlan;
  types: ReadonlyMap<string, NodeType>;
  /** What counts in place of what the node gave. */
  corrected: { nodeKey: string; output: TypedValues };
}

function inputOf({ record, plan, types, corrected }: Corrected, index: number): TypedValues {
  const node = plan.nodes[index];
  if (!node) return {};
  const incoming = (plan.incoming[index] ?? []).flatMap(({ edge, source: from }) => {
    const source = plan.nodes[from];
    if (!source) return [];
    const output =
      source.key === corrected.nodeKey
        ? corrected.output
        : reader(record, source.key, types).output(nodeOf(record, source.key).output ?? {});
    return [{ edge, source, output }];
  });
  return mergeInputs(node, incoming, (name) => types.get(name)).input;
}
