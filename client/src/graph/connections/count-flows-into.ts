import { unionsOf } from '@visualadgen/graph/lists/unions-of.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { connectionsInto } from './connections-into.ts';
import { rulesGraph, toGraphEdge } from '../model/flow.ts';
import type { FlowEdge, FlowNode } from '../model/flow.ts';

interface Flow {
  nodes: readonly Pick<FlowNode, 'id' | 'data'>[];
  edges: readonly FlowEdge[];
}

/** How many flows edges into one port are: branches of which each thing takes one are as one. */
export function countFlowsInto(edges: readonly FlowEdge[], flow: Flow, catalogue: Pick<Catalogue, 'nodeType'>): number {
  const running = [...connectionsInto(flow, catalogue).values()].flat();
  const idOf = new Map(running.map((edge) => [toGraphEdge(edge), edge.id]));
  const { nodes } = rulesGraph({ nodes: flow.nodes, edges: [] });
  const unions = unionsOf({ nodes, edges: [...idOf.keys()] }, (name) => catalogue.nodeType(name));
  const unionOf = new Map([...unions].map(([edge, union]) => [idOf.get(edge), union]));
  return new Set(edges.map(({ id }) => unionOf.get(id) ?? id)).size;
}
