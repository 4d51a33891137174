/**
 * By which branches something can have come: of each branch node, by its key, those by which it may have gone. It came by one of them at
 * each of these nodes.
 */
export type Condition = ReadonlyMap<string, ReadonlySet<string>>;

export const unconditional: Condition = new Map();

/** Of what came by all of these. */
export function allOfThem(conditions: readonly Condition[]): Condition {
  const all = new Map<string, ReadonlySet<string>>();
  for (const condition of conditions)
    for (const [key, branches] of condition) all.set(key, all.get(key)?.intersection(branches) ?? branches);
  return all;
}

/** Of what came by any of these. */
export function anyOfThem([first = unconditional, ...others]: readonly Condition[]): Condition {
  const any = new Map(first);
  for (const condition of others)
    for (const [key, branches] of any) {
      const more = condition.get(key);
      if (more) any.set(key, branches.union(more));
      else any.delete(key);
    }
  return any;
}

/** Whether nothing can have come by both. */
export function areExclusive(a: Condition, b: Condition): boolean {
  return [...a].some(([key, branches]) => b.get(key)?.isDisjointFrom(branches));
}

/** Sorts into groups of which each excludes every other of its group; in their order. */
export function groupExclusive<One>(all: readonly One[], conditionOf: (one: One) => Condition): One[][] {
  const groups: One[][] = [];
  for (const one of all) {
    const condition = conditionOf(one);
    const group = groups.find((others) => others.every((other) => areExclusive(conditionOf(other), condition)));
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}
