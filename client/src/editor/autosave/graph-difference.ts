import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import type { Graph, GraphNode } from '../../graph/model/graph.ts';
import { sameJson } from '../../graph/model/same-json.ts';

/** How two graphs of one workflow differ in their shape. Nodes are the same by their keys. */
export interface GraphDifference {
  onlyMine: readonly GraphNode[];
  onlyTheirs: readonly GraphNode[];
  /** How many nodes lie elsewhere. */
  moved: number;
  edges: { onlyMine: number; onlyTheirs: number };
  /** Notes and frames are not the same. */
  hasOtherAnnotations: boolean;
  /** What a run can be given, or what it gives, is not the same. */
  hasOtherInputs: boolean;
}

export function differenceOf(mine: Graph, theirs: Graph): GraphDifference {
  const [byKey, othersByKey] = [keyed(mine), keyed(theirs)];
  const both = mine.nodes.flatMap((node) => {
    const other = othersByKey.get(node.key);
    return other ? [{ node, other }] : [];
  });
  return {
    onlyMine: mine.nodes.filter(({ key }) => !othersByKey.has(key)),
    onlyTheirs: theirs.nodes.filter(({ key }) => !byKey.has(key)),
    moved: both.filter(({ node, other }) => !sameJson(node.position, other.position)).length,
    edges: { onlyMine: countMissing(mine.edges, theirs.edges), onlyTheirs: countMissing(theirs.edges, mine.edges) },
    hasOtherAnnotations: !sameJson([mine.notes, mine.frames], [theirs.notes, theirs.frames]),
    hasOtherInputs: !sameJson([mine.inputs, mine.outputs], [theirs.inputs, theirs.outputs]),
  };
}

function keyed({ nodes }: Graph): Map<string, GraphNode> {
  return new Map(nodes.map((node) => [node.key, node]));
}

function countMissing(edges: readonly GraphEdge[], from: readonly GraphEdge[]): number {
  return edges.filter((edge) => !from.some((other) => sameJson(edge, other))).length;
}

/** Whether the two look unlike each other on a drawing of boxes and wires. */
export function looksOtherwise({ onlyMine, onlyTheirs, moved, edges }: GraphDifference): boolean {
  return onlyMine.length + onlyTheirs.length + moved + edges.onlyMine + edges.onlyTheirs > 0;
}
