import type { Graph } from '@visualadgen/graph/graph.ts';
import type { GivenList } from '@visualadgen/graph/inputs/given-list.ts';
import { withSet } from '@visualadgen/graph/inputs/given-lists.ts';
import { findInputField } from '@visualadgen/graph/inputs/input-field.ts';
import type { FieldKind } from '@visualadgen/graph/fields/field-kinds.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import type { NodeType } from '../../nodes/define-node.ts';

/** A graph as it is for one item of a list that a call gave, and where in the call that item stands. */
export interface Variant {
  graph: Graph;
  path: string[];
}

/** Their values decide neither about ports nor about how many things there are. */
const harmless: ReadonlySet<FieldKind> = new Set([
  'TEXT',
  'TEXTAREA',
  'IMAGE',
  'COLOR',
  'BRAND',
  'SEED',
  'NAME_PATTERN',
  'FOCAL_POINT',
]);

/** For each different setting in the lists of a call that could keep a graph from running: the graph as it is with that one. */
export function variantsOf(graph: Graph, types: ReadonlyMap<string, NodeType>): Variant[] {
  const lists = new Map<string, GivenList>();
  for (const { givenLists = [] } of graph.nodes) for (const list of givenLists) lists.set(list.key, list);
  return [...lists.values()].flatMap(({ key, input, items }) => {
    const seen = new Set<string>();
    return items.flatMap((_, index): Variant[] => {
      const sets = graph.nodes.map((node) => node.givenLists?.find((one) => one.key === key)?.items[index]?.set ?? {});
      const telling = canonicalJson(sets.map((set, place) => tellingPart(graph, place, set, types)));
      if (seen.has(telling)) return [];
      seen.add(telling);
      const nodes = graph.nodes.map(({ givenLists: _lists, ...node }, place) => ({
        ...node,
        config: withSet(node.config, sets[place] ?? {}),
      }));
      const path = input === null ? ['rows', String(index)] : ['inputs', input, String(index)];
      return [{ graph: { ...graph, nodes }, path }];
    });
  });
}

function tellingPart(
  graph: Graph,
  place: number,
  set: Readonly<Record<string, unknown>>,
  types: ReadonlyMap<string, NodeType>,
): [string, unknown][] {
  const node = graph.nodes[place];
  const type = node && types.get(node.type);
  if (!node || !type) return [];
  return Object.entries(set).filter(([path]) => {
    const kind = findInputField(type, node.config, path)?.kind;
    return kind === undefined || !harmless.has(kind);
  });
}
