import { edgeIdentity } from '@visualadgen/graph/connections/connect-ports.ts';
import type { Edge, Node } from '@xyflow/react';
import type { WorkflowInput, WorkflowOutput } from '@visualadgen/graph/inputs/workflow-input.ts';
import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import type { NodeTypeName } from '../../api/generated/graphql.ts';
import { isFrame, isNote, toFrameNode, toGraphFrame, toGraphNote, toNoteNode } from './annotation.ts';
import type { Annotation } from './annotation.ts';
import type { MadeWay } from './geometry.ts';
import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import type { Config, Graph, GraphNode } from './graph.ts';

/** What a card shows of its node. The live state of a run is never here: it has a store of its own. */
export type CardData = {
  type: NodeTypeName;
  name: string;
  config: Config;
  hasBreakpoint: boolean;
  isFresh: boolean;
  isMuted: boolean;
  stopsAtFailedItem: boolean;
  /** It has one more output, at which it gives what went wrong. */
  hasErrorOutput?: boolean;
};

export type FlowNode = Node<CardData, 'card'> & MadeWay;
/**
 * `targetHandle` as it was saved; what is drawn is the port it ends at, which for an open port has another name.
 * `kind` is what it carries, null where that is not known. `isAllAtOnce`: a list is taken as a whole. `items` comes with the drawing
 * alone: how many it carries where that is a list, null where nobody knows yet; `isAtMost` behind a branch.
 */
export type FlowEdge = Edge<
  { targetHandle: string; kind: PortKind | null; isAllAtOnce: boolean; items?: number | null; isAtMost?: boolean },
  'wire'
>;

export interface Flow {
  nodes: FlowNode[];
  edges: FlowEdge[];
  annotations: Annotation[];
  /** What a call may set, and what it is given. */
  inputs: readonly WorkflowInput[];
  outputs: readonly WorkflowOutput[];
}

type Named = Pick<CardData, 'type' | 'name' | 'config' | 'isMuted' | 'hasErrorOutput'>;

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
    annotations: [...graph.frames.map(toFrameNode), ...graph.notes.map(toNoteNode)],
    inputs: graph.inputs,
    outputs: graph.outputs,
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
    id: edgeIdentity(edge),
    type: 'wire',
    source: sourceKey,
    sourceHandle,
    target: targetKey,
    targetHandle: types.targetPort(to, targetHandle),
    data: { targetHandle, kind: types.sourceKind(from, sourceHandle), isAllAtOnce: edge.isAllAtOnce ?? false },
    ...wireLook(from, to),
    ariaLabel: wireLabel(from?.name ?? sourceKey, to?.name ?? targetKey),
  };
}

/** The same edges, broken where a node at their ends is muted. */
export function withMutes(edges: readonly FlowEdge[], nodes: readonly FlowNode[]): FlowEdge[] {
  const byId = new Map(nodes.map(({ id, data }) => [id, data]));
  return edges.map((edge) => {
    const look = wireLook(byId.get(edge.source), byId.get(edge.target));
    return edge.className === look.className ? edge : { ...edge, ...look };
  });
}

/** The same edges, each with the kind of what it carries from these nodes, which their settings may have changed. */
export function withKinds(
  edges: FlowEdge[],
  nodes: readonly FlowNode[],
  sources: readonly string[],
  types: Types,
): FlowEdge[] {
  const changed = new Set(sources);
  const byId = new Map(nodes.filter(({ id }) => changed.has(id)).map(({ id, data }) => [id, data]));
  const after = edges.map((edge) => {
    if (!edge.data || !changed.has(edge.source)) return edge;
    const kind = types.sourceKind(byId.get(edge.source), edge.sourceHandle ?? '');
    return kind === edge.data.kind ? edge : { ...edge, data: { ...edge.data, kind } };
  });
  return after.every((edge, index) => edge === edges[index]) ? edges : after;
}

/** An end of it is muted, so that it carries nothing. */
export function isMutedWire({ className }: Pick<FlowEdge, 'className'>): boolean {
  return className === 'wire-muted';
}

function wireLook(...ends: (Named | undefined)[]): Pick<FlowEdge, 'className'> {
  return { className: ends.some((end) => end?.isMuted) ? 'wire-muted' : '' };
}

/** The same graph with a node's name changed, also where screen readers tell of it. */
export function renamed(
  { nodes, edges }: Pick<Flow, 'nodes' | 'edges'>,
  key: string,
  name: string,
  types: Types,
): Pick<Flow, 'nodes' | 'edges'> {
  const after = nodes.map((node) =>
    node.id === key
      ? { ...node, data: { ...node.data, name }, ariaLabel: nodeLabel({ ...node.data, name }, types) }
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

export function nodeLabel(node: Named, types: Types): string {
  const title = types.title(node);
  return `${node.name === title ? title : `${node.name}, ${title}`}${node.isMuted ? ', muted' : ''}`;
}

function wireLabel(from: string, to: string): string {
  return `Connection from ${from} to ${to}`;
}

export function toGraph({ nodes, edges, annotations, inputs, outputs }: Flow): Graph {
  return {
    nodes: nodes.map(toGraphNode),
    edges: edges.map(toGraphEdge),
    notes: annotations.filter(isNote).map(toGraphNote),
    frames: annotations.filter(isFrame).map(toGraphFrame),
    inputs: [...inputs],
    outputs: [...outputs],
  };
}

/** The graph on screen, as far as the rules of graphs ask for it. */
export function rulesGraph({
  nodes,
  edges,
}: {
  nodes: readonly Pick<FlowNode, 'id' | 'data'>[];
  edges: readonly FlowEdge[];
}) {
  return { nodes: nodes.map(({ id, data }) => ({ ...data, key: id })), edges: edges.map(toGraphEdge) };
}

export function toGraphNode({ id, position, home, data }: FlowNode): GraphNode {
  const { x, y } = home ?? position;
  return {
    key: id,
    type: data.type,
    name: data.name,
    config: data.config,
    position: { x, y },
    hasBreakpoint: data.hasBreakpoint,
    isFresh: data.isFresh,
    isMuted: data.isMuted,
    stopsAtFailedItem: data.stopsAtFailedItem,
    ...(data.hasErrorOutput && { hasErrorOutput: true }),
  };
}

export function toGraphEdge({ source, sourceHandle, target, targetHandle, data }: FlowEdge): GraphEdge {
  return {
    sourceKey: source,
    sourceHandle: sourceHandle ?? '',
    targetKey: target,
    targetHandle: data?.targetHandle ?? targetHandle ?? '',
    ...(data?.isAllAtOnce && { isAllAtOnce: true }),
  };
}
