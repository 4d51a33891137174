import type { Children } from './find-cycles.ts';

/**
 * Every node after all that lead to it, otherwise in the order given; shorter than the graph when there is a cycle.
 * O(nodes + edges), without recursion.
 */
export function topologicalOrder(children: Children): number[] {
  const waiting = new Int32Array(children.length);
  for (const targets of children) for (const target of targets) waiting[target] = (waiting[target] ?? 0) + 1;

  const order: number[] = [];
  for (let index = 0; index < children.length; index += 1) if (waiting[index] === 0) order.push(index);
  for (let done = 0; done < order.length; done += 1) {
    for (const target of children[order[done] ?? -1] ?? []) {
      waiting[target] = (waiting[target] ?? 0) - 1;
      if (waiting[target] === 0) order.push(target);
    }
  }
  return order;
}
