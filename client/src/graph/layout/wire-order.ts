interface Wire {
  source: string;
  target: string;
}

/**
 * Nodes in the order in which they read best from top to bottom: each followed by what it leads to, in the order of its wires. Those
 * that lead to the very same nodes stand in the order in which their wires end there, which is the order in which they are merged.
 */
export function wireOrder(ids: readonly string[], wires: readonly Wire[]): string[] {
  const known = new Set(ids);
  const within = wires.filter(({ source, target }) => known.has(source) && known.has(target));
  const leadsTo = Map.groupBy(within, ({ source }) => source);
  const fed = new Set(within.map(({ target }) => target));
  const order = new Set<string>();
  // A stack rather than recursion: a chain may have thousands of nodes.
  const open = [...alikeByWires(ids, within).filter((id) => !fed.has(id)), ...ids].toReversed();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (order.has(id)) continue;
    order.add(id);
    open.push(...(leadsTo.get(id) ?? []).map(({ target }) => target).toReversed());
  }
  return [...order];
}

/** The same nodes, in which those that lead to the same ones have changed places among themselves. */
function alikeByWires(ids: readonly string[], wires: readonly Wire[]): string[] {
  const place = new Map<string, number>();
  const targets = new Map<string, Set<string>>();
  for (const [index, { source, target }] of wires.entries()) {
    if (!place.has(source)) place.set(source, index);
    targets.set(source, (targets.get(source) ?? new Set()).add(target));
  }
  const likeness = (id: string) => JSON.stringify([...(targets.get(id) ?? [id])].toSorted());
  const alike = Map.groupBy(ids, likeness);
  for (const group of alike.values()) group.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return ids.map((id) => alike.get(likeness(id))?.shift() ?? id);
}
