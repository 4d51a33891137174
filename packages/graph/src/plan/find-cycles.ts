/** A directed graph by index: `children[i]` are the nodes that node i leads to. */
export type Children = readonly (readonly number[])[];

/**
 * Cycles that have no node in common, each in the order of its connections. There is at least one when the graph has
 * any, so that it is free of cycles exactly when this is empty. O(nodes + edges), without recursion.
 */
export function findCycles(children: Children): number[][] {
  const next = stepsTowardsCycles(children);
  const cycles: number[][] = [];
  const seenOnWalk = new Int32Array(children.length);
  for (let start = 0; start < children.length; start += 1) {
    const walk = start + 1;
    let at = start;
    while (next[at] !== undefined && seenOnWalk[at] === 0) {
      seenOnWalk[at] = walk;
      at = next[at] ?? at;
    }
    if (next[at] !== undefined && seenOnWalk[at] === walk) cycles.push(cycleThrough(at, next));
  }
  return cycles;
}

/**
 * Takes away, again and again, every node that leads nowhere. What stays always leads on to something that stays, so
 * that following one such step after another must come round.
 */
function stepsTowardsCycles(children: Children): (number | undefined)[] {
  const parents: number[][] = children.map(() => []);
  children.forEach((targets, source) => {
    for (const target of targets) parents[target]?.push(source);
  });
  const open = children.map((targets) => targets.length);
  const endings = open.flatMap((count, index) => (count === 0 ? [index] : []));
  for (let node = endings.pop(); node !== undefined; node = endings.pop()) {
    for (const parent of parents[node] ?? []) {
      open[parent] = (open[parent] ?? 0) - 1;
      if (open[parent] === 0) endings.push(parent);
    }
  }
  return children.map((targets) => targets.find((target) => (open[target] ?? 0) > 0));
}

function cycleThrough(start: number, next: readonly (number | undefined)[]): number[] {
  const cycle = [start];
  for (let at = next[start]; at !== undefined && at !== start; at = next[at]) cycle.push(at);
  return cycle;
}
