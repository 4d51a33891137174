/** An edge, as far as it tells what needs what. */
export interface Wire {
  source: string;
  target: string;
}

/** A node with everything that it needs, directly or not, by key. */
export function neededFor(edges: readonly Wire[], key: string): ReadonlySet<string> {
  const needed = new Set([key]);
  // What is added on the way is gone through as well.
  for (const target of needed) {
    for (const edge of edges) if (edge.target === target) needed.add(edge.source);
  }
  return needed;
}
