import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { readInput, readOutput } from '../engine/node-values.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import type { Context } from './context.ts';

type Knows = Pick<Context, 'loaders' | 'nodeTypes'>;

/** What a node took or gave, with its kinds; null while it has not. */
export async function valuesOf(
  side: 'input' | 'output',
  row: NodeExecutionRow,
  { loaders, nodeTypes }: Knows,
): Promise<TypedValues | null> {
  const { execution_id, node_key: nodeKey, user_id: userId } = row;
  const stored = row[side];
  if (!stored) return null;
  const execution = await loaders.executions.load(execution_id);
  if (!execution) return null;
  const { graph } = execution;
  if (side === 'input') return readInput(stored, { userId, nodeKey, graph, types: (name) => nodeTypes.get(name) });
  return readOutput(stored, { userId, type: nodeTypes.get(graph.nodes[row.ordinal]?.type ?? '') });
}

/** The type of the node; undefined for one that this server has no more. */
export async function typeOf(row: NodeExecutionRow, { loaders, nodeTypes }: Knows): Promise<NodeType | undefined> {
  const execution = await loaders.executions.load(row.execution_id);
  return nodeTypes.get(execution?.graph.nodes[row.ordinal]?.type ?? '');
}
