import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import type { Graph, GraphEdge, GraphNode } from '../graph/graph.ts';
import { sameJson } from './same-json.ts';

/** A node that both graphs have, and what of it is not the same. */
export interface ChangedNode {
  key: string;
  /** As the first of the two calls it. */
  name: string;
  isRenamed: boolean;
  /** Names of the fields of its config. */
  fields: readonly string[];
  /** Its breakpoint, or another mark. */
  hasOtherMarks: boolean;
}

/** How two graphs of one workflow differ. Nodes are the same by their keys. */
export interface GraphDifference {
  onlyMine: readonly GraphNode[];
  onlyTheirs: readonly GraphNode[];
  changed: readonly ChangedNode[];
  /** How many nodes only lie elsewhere. */
  moved: number;
  edges: { onlyMine: number; onlyTheirs: number };
  /** Notes and frames are not the same. */
  hasOtherAnnotations: boolean;
}

export function differenceOf(mine: Graph, theirs: Graph): GraphDifference {
  const [byKey, othersByKey] = [keyed(mine), keyed(theirs)];
  const both = mine.nodes.flatMap((node) => {
    const other = othersByKey.get(node.key);
    return other ? [{ node, other }] : [];
  });
  const changed = both.flatMap(({ node, other }) => changeOf(node, other) ?? []);
  const changedKeys = new Set(changed.map(({ key }) => key));
  return {
    onlyMine: mine.nodes.filter(({ key }) => !othersByKey.has(key)),
    onlyTheirs: theirs.nodes.filter(({ key }) => !byKey.has(key)),
    changed,
    moved: both.filter(({ node, other }) => !changedKeys.has(node.key) && !sameJson(node.position, other.position))
      .length,
    edges: { onlyMine: countMissing(mine.edges, theirs.edges), onlyTheirs: countMissing(theirs.edges, mine.edges) },
    hasOtherAnnotations: !sameJson([mine.notes, mine.frames], [theirs.notes, theirs.frames]),
  };
}

function changeOf(node: GraphNode, other: GraphNode): ChangedNode | null {
  const names = new Set([...Object.keys(node.config), ...Object.keys(other.config)]);
  const fields = [...names].filter((name) => !sameJson(node.config[name], other.config[name]));
  const isRenamed = nameKey(node.name) !== nameKey(other.name);
  const hasOtherMarks = !sameJson(marksOf(node), marksOf(other));
  if (fields.length === 0 && !isRenamed && !hasOtherMarks) return null;
  return { key: node.key, name: node.name, isRenamed, fields, hasOtherMarks };
}

function marksOf({ key: _key, name: _name, config: _config, position: _position, ...marks }: GraphNode) {
  return marks;
}

function keyed({ nodes }: Graph): Map<string, GraphNode> {
  return new Map(nodes.map((node) => [node.key, node]));
}

function countMissing(edges: readonly GraphEdge[], from: readonly GraphEdge[]): number {
  return edges.filter((edge) => !from.some((other) => sameJson(edge, other))).length;
}
