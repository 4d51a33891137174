import type { Connection } from '@xyflow/react';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { toGraphEdge } from '../../graph/model/flow.ts';
import type { FlowEdge, FlowNode } from '../../graph/model/flow.ts';
import type { GraphEdge } from '../../graph/model/graph.ts';
import type { Wiring } from '../../graph/connections/connection-rules.ts';

interface Placeless {
  nodes: readonly Pick<FlowNode, 'id' | 'data'>[];
  edges: readonly FlowEdge[];
}

/** The graph on screen as the connection rules see it. */
export function wiringOf({ nodes, edges }: Placeless, catalogue: Catalogue): Wiring {
  const byKey = new Map(nodes.map(({ id, data }) => [id, data]));
  return {
    typeOf: (key) => catalogue.nodeType(byKey.get(key)?.type),
    nodeOf: (key) => byKey.get(key),
    edges: edges.map(toGraphEdge),
  };
}

/** An edge from what the canvas says of a wire, from either end of which it may have been pulled. */
export function edgeOf(wire: Connection | FlowEdge): GraphEdge {
  return {
    sourceKey: wire.source,
    sourceHandle: wire.sourceHandle ?? '',
    targetKey: wire.target,
    targetHandle: wire.targetHandle ?? '',
  };
}
