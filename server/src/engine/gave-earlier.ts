import type { GraphNode } from '@visualadgen/graph/graph.ts';
import type { NodeGave } from '@visualadgen/graph/lists/items-given.ts';
import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import type { NodeType } from '../nodes/define-node.ts';
import { readOutput } from './node-values.ts';
import { type ExecutionRecord, itemsOf } from './record.ts';

/** What a node has given so far: once, or once for each item of it that completed. */
export function gaveEarlier(
  record: Pick<ExecutionRecord, 'row' | 'nodes' | 'items'>,
  node: Pick<GraphNode, 'key' | 'type' | 'config'>,
  types: ReadonlyMap<string, NodeType>,
): NodeGave {
  const given = { userId: record.row.user_id, type: typeOfNode(node, (name) => types.get(name)) };
  const row = record.nodes.get(node.key);
  if (!row?.item_counts) return { kind: 'ONCE', given: row?.output ? readOutput(row.output, given) : {} };
  const items = itemsOf(record, node.key).map(({ coordinates, status, output }) => ({
    coordinates: coordinates ?? {},
    given: status === 'COMPLETED' && output ? readOutput(output, given) : ('MISSING' as const),
  }));
  return { kind: 'ITEMS', items };
}
