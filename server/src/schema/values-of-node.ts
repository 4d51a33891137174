import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { readInput, readOutput } from '../engine/node-values.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import type { Context } from './context.ts';

type Knows = Pick<Context, 'loaders' | 'nodeTypes'>;

/** What one run of a node gave. */
export interface GivenValues {
  /** Of the item that it was; undefined where the node ran once. */
  coordinates: Coordinates | undefined;
  values: TypedValues;
}

/**
 * What a node, or one item of it, took or gave, with its kinds; null while it has not. What a node over a list gave is by name the list of
 * what its items gave, in their order, with null for those that gave nothing.
 */
export async function valuesOf(
  side: 'input' | 'output',
  row: NodeExecutionRow,
  context: Knows,
): Promise<TypedValues | null> {
  if (!row.item_counts) return side === 'input' ? inputOf(row, context) : outputOf(row, context);
  if (side === 'input') return null;
  const items = await context.loaders.allItemsOfNode.load(row.id);
  const given = await Promise.all(items.map((item) => outputOf(item, context)));
  if (given.every((values) => values === null)) return null;
  const names = new Set(given.flatMap((values) => Object.keys(values ?? {})));
  return Object.fromEntries(
    [...names].map((name): [string, Value] => [
      name,
      { kind: 'list', items: given.map((values) => values?.[name] ?? nothing) },
    ]),
  );
}

const nothing: Value = { kind: 'data', data: null };

/** What a node has given, once or for each of its items, in their order; those that gave nothing are left out. */
export async function givenOf(row: NodeExecutionRow, context: Knows): Promise<GivenValues[]> {
  const parts = row.item_counts ? await context.loaders.allItemsOfNode.load(row.id) : [row];
  const given = await Promise.all(
    parts.map(async (part) => ({ coordinates: part.coordinates ?? undefined, values: await outputOf(part, context) })),
  );
  return given.flatMap(({ coordinates, values }) => (values ? [{ coordinates, values }] : []));
}

/** The type of the node, with the outputs of this very node; undefined for one that this server has no more. */
export async function typeOf(row: NodeExecutionRow, { loaders, nodeTypes }: Knows): Promise<NodeType | undefined> {
  const execution = await loaders.executions.load(row.execution_id);
  return typeOfNode(execution?.graph.nodes[row.ordinal], (name) => nodeTypes.get(name));
}

async function inputOf(row: NodeExecutionRow, { loaders, nodeTypes }: Knows): Promise<TypedValues | null> {
  const { execution_id, node_key: nodeKey, user_id: userId, input } = row;
  const execution = input && (await loaders.executions.load(execution_id));
  if (!input || !execution) return null;
  return readInput(input, { userId, nodeKey, graph: execution.graph, types: (name) => nodeTypes.get(name) });
}

async function outputOf(row: NodeExecutionRow, { loaders, nodeTypes }: Knows): Promise<TypedValues | null> {
  const { execution_id, user_id: userId, output } = row;
  const execution = output && (await loaders.executions.load(execution_id));
  if (!output || !execution) return null;
  const type = typeOfNode(execution.graph.nodes[row.ordinal], (name) => nodeTypes.get(name));
  return readOutput(output, { userId, type });
}
