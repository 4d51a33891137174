import type { ItemCount } from '@visualadgen/graph/lists/count-items.ts';
import type { FlowEdge } from '../model/flow.ts';
import { listText } from './list-words.ts';

/** Of each edge how it was last drawn, so that a wire is drawn anew only when it or its count changes. */
const drawn = new WeakMap<FlowEdge, FlowEdge>();

/** The edges with the number of items of the lists that they carry, for those who see them and those who hear them. */
export function withListCounts(
  edges: FlowEdge[],
  counts: ReadonlyMap<string, ItemCount>,
  atMost: ReadonlySet<string>,
): FlowEdge[] {
  if (counts.size === 0) return edges;
  return edges.map((edge) => {
    const items = counts.get(edge.id);
    if (items === undefined || !edge.data) return edge;
    const isAtMost = atMost.has(edge.id);
    const known = drawn.get(edge);
    if (known?.data?.items === items && known.data.isAtMost === isAtMost) return known;
    const ariaLabel = `${edge.ariaLabel}, ${listText(items, isAtMost)}`;
    const counted = { ...edge, data: { ...edge.data, items, isAtMost }, ariaLabel };
    drawn.set(edge, counted);
    return counted;
  });
}
