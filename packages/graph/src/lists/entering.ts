import { targetPort } from '../connections/connect-ports.ts';
import type { GraphEdge, GraphNode } from '../graph.ts';
import type { Incoming } from '../merging/merge.ts';
import type { SourceNode } from '../merging/merge-scope.ts';
import type { PortLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import { flowFrom, goneBy } from './items-given.ts';
import type { Flow, Given, NodeGave } from './items-given.ts';

/** A connection into a node, with what the node gave from which it comes. */
export interface Connected {
  edge: GraphEdge;
  source: SourceNode;
  gave: NodeGave;
  /** Of several that are one flow, for nothing can come by two of them: which flow it is a part of. See `countItems`. */
  union?: number | undefined;
}

/** What one run of a node takes; or why it does not run on that: see `Given`. */
export type Taken = readonly Incoming[] | Exclude<Given, object>;

/** A connection with what comes over it. */
export interface Entering extends Connected {
  /** The port at which it ends. */
  port: string;
  flow: Flow;
  isOpen: boolean;
  takesAll: boolean;
}

export function enter(node: Pick<GraphNode, 'type'>, one: Connected, types: PortLookup): Entering {
  const { edge, source } = one;
  const type = types(node.type);
  const port = type && targetPort(type, edge.targetHandle);
  const sourceType = typeOfNode(source, types);
  const gave = goneBy(one.gave, sourceType, edge.sourceHandle);
  return {
    ...one,
    gave,
    flow: flowFrom(source, sourceType, edge.sourceHandle, gave),
    port: port?.name ?? edge.targetHandle,
    isOpen: port?.isOpen === true,
    takesAll: edge.isAllAtOnce === true || port?.takesAll === true,
  };
}

export function takeOne({ edge, source }: Pick<Entering, 'edge' | 'source'>, given: Given): Taken {
  return typeof given === 'string' ? given : [{ edge, source, output: given }];
}
