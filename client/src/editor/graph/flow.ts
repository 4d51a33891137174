import type { Edge, Node } from '@xyflow/react';
import type { NodeTypeName, PortKind } from '../../api/generated/graphql.ts';
import type { Config, Graph, GraphEdge, GraphNode } from './graph.ts';

/** What a card shows of its node. The live state of a run is never here: it has a store of its own. */
export type CardData = {
  type: NodeTypeName;
  name: string;
  config: Config;
  hasBreakpoint: boolean;
};

export type FlowNode = Node<CardData, 'card'>;
/**
 * `targetHandle` as it was saved; what is drawn is the port it ends at, which for an open port has another name.
 * `kind` is what it carries, null where that is not known.
 */
export type FlowEdge = Edge<{ targetHandle: string; kind: PortKind | null }, 'wire'>;

/** How wide every card is drawn, in pixels of the canvas. */
export const cardWidth = 256;

export interface Flow {
  nodes: FlowNode[];
  edges: FlowEdge[];
}

type Typed = Pick<CardData, 'type'> | undefined;

/** What drawing an edge needs to know of the types at its ends. */
export interface Ports {
  /** Which port of the target an edge ends at: the handle's own, or the open one that takes any name. */
  targetPort(target: Typed, handle: string): string;
  sourceKind(source: Typed, handle: string): PortKind | null;
}

export function toFlow(graph: Graph, ports: Ports): Flow {
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  return {
    nodes: graph.nodes.map(toFlowNode),
    edges: graph.edges.map((edge) => toFlowEdge(edge, (key) => byKey.get(key), ports)),
  };
}

export function toFlowNode({ key, position, type, name, config, hasBreakpoint }: GraphNode): FlowNode {
  return {
    id: key,
    type: 'card',
    position: { x: position.x, y: position.y },
    data: { type, name, config, hasBreakpoint },
  };
}

export function toFlowEdge(edge: GraphEdge, nodeOf: (key: string) => Typed, ports: Ports): FlowEdge {
  const { sourceKey, sourceHandle, targetKey, targetHandle } = edge;
  return {
    id: edgeId(edge),
    type: 'wire',
    source: sourceKey,
    sourceHandle,
    target: targetKey,
    targetHandle: ports.targetPort(nodeOf(targetKey), targetHandle),
    data: { targetHandle, kind: ports.sourceKind(nodeOf(sourceKey), sourceHandle) },
  };
}

export function toGraph({ nodes, edges }: Flow): Graph {
  return { nodes: nodes.map(toGraphNode), edges: edges.map(toGraphEdge) };
}

export function toGraphNode({ id, position, data }: FlowNode): GraphNode {
  return {
    key: id,
    type: data.type,
    name: data.name,
    config: data.config,
    position: { x: position.x, y: position.y },
    hasBreakpoint: data.hasBreakpoint,
  };
}

export function toGraphEdge({ source, sourceHandle, target, targetHandle, data }: FlowEdge): GraphEdge {
  return {
    sourceKey: source,
    sourceHandle: sourceHandle ?? '',
    targetKey: target,
    targetHandle: data?.targetHandle ?? targetHandle ?? '',
  };
}

export function edgeId({ sourceKey, sourceHandle, targetKey, targetHandle }: GraphEdge): string {
  return JSON.stringify([sourceKey, sourceHandle, targetKey, targetHandle]);
}
