import { findLeftOut } from '@visualadgen/graph/plan/left-out.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { isMutedWire, rulesGraph } from '../model/flow.ts';
import type { FlowEdge, FlowNode } from '../model/flow.ts';

interface Flow {
  nodes: readonly Pick<FlowNode, 'id' | 'data'>[];
  edges: readonly FlowEdge[];
}

type ConnectionsInto = ReadonlyMap<string, readonly FlowEdge[]>;

// Every card asks, and again with each change of the graph; it is the same answer for most of these.
const known = new WeakMap<Flow['edges'], { nodes: Flow['nodes'] | null; into: ConnectionsInto }>();

/** The edges into each node, by its key, without those that a run passes over. */
export function connectionsInto(flow: Flow, catalogue: Pick<Catalogue, 'nodeType'>): ConnectionsInto {
  const { nodes, edges } = flow;
  const before = known.get(edges);
  if (before && (before.nodes === null || before.nodes === nodes)) return before.into;
  // Only where something is muted do the nodes matter.
  const isAllUsed = !edges.some(isMutedWire);
  const running = isAllUsed ? edges : withoutLeftOut(flow, catalogue);
  const into = Map.groupBy(running, ({ target }) => target);
  known.set(edges, { nodes: isAllUsed ? null : nodes, into });
  return into;
}

function withoutLeftOut(flow: Flow, catalogue: Pick<Catalogue, 'nodeType'>): FlowEdge[] {
  const leftOut = findLeftOut(rulesGraph(flow), (name) => catalogue.nodeType(name));
  return flow.edges.filter(({ source, target }) => !leftOut.has(source) && !leftOut.has(target));
}
