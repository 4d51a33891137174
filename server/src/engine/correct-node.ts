import { pictureBehind } from '../assets/asset-reference.ts';
import { AppError, InputInvalidError } from '../errors.ts';
import { checkPortValues } from '@visualadgen/graph/ports/check-port-values.ts';
import { typesInGraph } from '@visualadgen/graph/ports/types-in-graph.ts';
import type { GraphNode, Values } from '@visualadgen/graph/graph.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { afterCorrection } from './after-correction.ts';
import type { NodeChange, NodeFields } from './change.ts';
import { type ExecutionRecord, itemsOf, keep, nodeOf, recordOf } from './record.ts';
import { type FindPicture, readInput, readOutput } from './node-values.ts';

/** What somebody puts right at a breakpoint: plain things by name, with links or references to pictures, or values with their kinds. */
export interface Correction {
  nodeKey: string;
  /** Which of the items of a node that runs over a list, from 0. */
  itemIndex?: number | undefined;
  /** What a paused node is to take. */
  input?: Values;
  /** What a completed node is to have given. */
  output?: Values;
  userId: string;
}

/**
 * The change that puts a value right while an execution is paused: the input of a node that waits at a breakpoint, or the
 * output of one that has completed; or that of one of its items. What had already run on the old output is put back, to be run again; what
 * waits at a breakpoint is shown the new one.
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
  const node = record.row.graph.nodes.find(({ key }) => key === nodeKey);
  const type = typesInGraph(record.row.graph, (name) => types.get(name))(nodeKey);
  if (!node || !type) throw new AppError('NOT_FOUND');
  refuseWhereItCannotBe(record, nodeKey, field);
  const part = findPart(record, node, correction, field);
  const read = reader(record, node, types)[field];
  const values = read(correction[field] ?? {}, pictureBehind);
  const problems = checkPortValues(type, field, values, read(part[field] ?? {}));
  if (problems.length > 0) throw new InputInvalidError(problems);
  const set = fieldsOf(field, values, correction.userId);
  const isItem = part.parent_id !== null;
  const itself = isItem ? [{ nodeKey, itemId: part.id, isReset: false, set }] : [];
  return {
    type: 'NodeUpdated',
    nodeKey,
    ...(!isItem && { set }),
    payload: { field, ...(isItem && { item: part.id }) },
    alongside: [
      ...itself,
      ...(field === 'output' ? afterCorrection(corrected(record, part, set), nodeKey, types) : []),
    ],
  };
}

/** The execution as it will be once the value is corrected. */
function corrected({ row, nodes, items }: ExecutionRecord, part: NodeExecutionRow, set: NodeFields): ExecutionRecord {
  const record = recordOf(row, [...nodes.values(), ...[...items.values()].flatMap((own) => [...own.values()])]);
  keep(record, { ...part, ...set });
  return record;
}

/** The node, or the item of it that is meant. */
function findPart(
  record: ExecutionRecord,
  { key, name }: GraphNode,
  { itemIndex }: Correction,
  field: 'input' | 'output',
): NodeExecutionRow {
  const node = nodeOf(record, key);
  if (!node.item_counts) {
    if (itemIndex === undefined) return node;
    throw InputInvalidError.of('itemIndex', `must be left out: “${name}” runs over no list.`);
  }
  const items = itemsOf(record, key);
  const which = `the place of one of its items, from 0 to ${items.length - 1}`;
  if (itemIndex === undefined)
    throw InputInvalidError.of('itemIndex', `is missing: “${name}” runs over a list, so give ${which}.`);
  const item = items[itemIndex];
  if (!item) throw InputInvalidError.of('itemIndex', `must be ${which}, but is ${itemIndex}.`);
  const needed = field === 'input' ? 'PENDING' : 'COMPLETED';
  if (item.status === needed) return item;
  throw new AppError('STATE_CONFLICT', {
    message: `The ${field} of an item can be corrected while it is ${needed}, but item ${itemIndex} of “${name}” is ${item.status}.`,
  });
}

/** Reads what a node took or gave as what it is. */
function reader({ row }: ExecutionRecord, node: GraphNode, types: ReadonlyMap<string, NodeType>) {
  const { graph, user_id: userId } = row;
  const find = (name: string) => types.get(name);
  return {
    input: (input: Values, findPicture?: FindPicture): TypedValues =>
      readInput(input, { userId, nodeKey: node.key, graph, types: find }, findPicture),
    output: (output: Values, findPicture?: FindPicture): TypedValues =>
      readOutput(output, { userId, type: typesInGraph(graph, find)(node.key) }, findPicture),
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
