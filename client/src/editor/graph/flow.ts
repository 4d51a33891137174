import type { Edge, Node } from '@xyflow/react';
import type { NodeTypeName, PortKind } from '../../api/generated/graphql.ts';
import { emptyGraph } from './graph.ts';
import type { Config, Graph, GraphEdge, GraphNode } from './graph.ts';

/** What a card shows of its node. The live state of a run is never here: it has a store of its own. */
export type CardData = {
  type: NodeTypeName;
  name: string;
  config: Config;
  hasBreakpoint: boolean;
  isFresh: boolean;
  isMuted: boolean;
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

type Named = Pick<CardData, 'type' | 'name'>;

/** What drawing needs to know of the types of nodes. */
export interface Types {
  title(node: Pick<CardData, 'type'>): string;
  /** Which port of the target an edge ends at: the handle's own, or the open one that takes any name. */
  targetPort(target: Named | undefined, handle: string): string;
  sourceKind(source: Named | undefined, handle: string): PortKind | null;
}

export function toFlow(graph: Graph, types: Types): Flow {
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  return {
    nodes: graph.nodes.map((node) => toFlowNode(node, types)),
    edges: graph.edges.map((edge) => toFlowEdge(edge, (key) => byKey.get(key), types)),
  };
}

export function toFlowNode({ key, position, ...data }: GraphNode, types: Types): FlowNode {
  return {
    id: key,
    type: 'card',
    position: { x: position.x, y: position.y },
    data,
    ariaLabel: nodeLabel(data, types),
  };
}

export function toFlowEdge(edge: GraphEdge, nodeOf: (key: string) => Named | undefined, types: Types): FlowEdge {
  const { sourceKey, sourceHandle, targetKey, targetHandle } = edge;
  const [from, to] = [nodeOf(sourceKey), nodeOf(targetKey)];
  return {
    id: edgeId(edge),
    type: 'wire',
    source: sourceKey,
    sourceHandle,
    target: targetKey,
    targetHandle: types.targetPort(to, targetHandle),
    data: { targetHandle, kind: types.sourceKind(from, sourceHandle) },
    ariaLabel: wireLabel(from?.name ?? sourceKey, to?.name ?? targetKey),
  };
}

/** The same graph with a node's name changed, also where screen readers tell of it. */
export function renamed({ nodes, edges }: Flow, key: string, name: string, types: Types): Flow {
  const after = nodes.map((node) =>
    node.id === key
      ? { ...node, data: { ...node.data, name }, ariaLabel: nodeLabel({ type: node.data.type, name }, types) }
      : node,
  );
  const nameOf = (id: string) => after.find((node) => node.id === id)?.data.name ?? id;
  return {
    nodes: after,
    edges: edges.map((edge) =>
      edge.source === key || edge.target === key
        ? { ...edge, ariaLabel: wireLabel(nameOf(edge.source), nameOf(edge.target)) }
        : edge,
    ),
  };
}

function nodeLabel(node: Named, types: Types): string {
  const title = types.title(node);
  return node.name === title ? title : `${node.name}, ${title}`;
}

function wireLabel(from: string, to: string): string {
  return `Edge from ${from} to ${to}`;
}

export function toGraph({ nodes, edges }: Flow): Graph {
  return { ...emptyGraph, nodes: nodes.map(toGraphNode), edges: edges.map(toGraphEdge) };
}

export function toGraphNode({ id, position, data }: FlowNode): GraphNode {
  return {
    key: id,
    type: data.type,
    name: data.name,
    config: data.config,
    position: { x: position.x, y: position.y },
    hasBreakpoint: data.hasBreakpoint,
    isFresh: data.isFresh,
    isMuted: data.isMuted,
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
