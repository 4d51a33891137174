import { targetPort } from '../connections/connect-ports.ts';
import type { GraphEdge, GraphNode } from '../graph.ts';
import type { PortLookup } from '../ports/ports.ts';

/** Whether a connection brings a whole list to its node at once. */
export function takesAllOf(node: Pick<GraphNode, 'type'>, edge: GraphEdge, types: PortLookup): boolean {
  const type = types(node.type);
  return edge.isAllAtOnce === true || (type !== undefined && targetPort(type, edge.targetHandle)?.takesAll === true);
}
