import type { FlowEdge } from '../../graph/model/flow.ts';

/** From so many edges on, each one being an element of its own is more than a browser can move in a frame. */
const crowd = 250;

export interface DividedEdges {
  /** Each an element of its own, to be chosen and moved. */
  near: FlowEdge[];
  /** Drawn all together. */
  far: readonly FlowEdge[];
}

const none: readonly FlowEdge[] = [];

/**
 * Seen from far away, a crowd of edges is drawn together, save those that are chosen or hang on a chosen node: these are
 * what can move, and what goes with a node when it is deleted.
 */
export function divideEdges(edges: FlowEdge[], chosen: ReadonlySet<string>, isFar: boolean): DividedEdges {
  if (!isFar || edges.length < crowd) return { near: edges, far: none };
  const { near = [], far = [] } = Object.groupBy(edges, ({ source, target, selected }) =>
    selected || chosen.has(source) || chosen.has(target) ? 'near' : 'far',
  );
  return { near, far };
}
