import type { Graph } from '../graph.ts';
import { countItems } from '../lists/count-items.ts';
import type { ItemCount } from '../lists/count-items.ts';
import { partThatRuns } from '../plan/left-out.ts';
import { planGraph } from '../plan/plan.ts';
import type { PortLookup } from '../ports/ports.ts';
import type { GraphProblem } from '../problem.ts';
import { quote } from '../text/wording.ts';

/** How many items there may be at most. */
export interface ItemLimits {
  perNode: number;
  perRun: number;
}

/**
 * Nodes that would run over more items than a node or a whole run may, as far as the configs of a valid graph tell: empty where nobody
 * knows yet.
 */
export function checkItemCounts(graph: Graph, types: PortLookup, limits: ItemLimits): GraphProblem[] {
  const part = partThatRuns(graph, types);
  const { nodes, order } = planGraph(part);
  const keys = order.flatMap((index) => nodes[index]?.key ?? []);
  return refuseTooMany(graph, countItems(part, keys, types).nodes, limits);
}

/**
 * The same by the number of items of each node that runs over a list, by its key, in the order of a run: null where nobody knows, and
 * infinity where all that is known is that they are more than a node may have.
 */
export function refuseTooMany(
  graph: Pick<Graph, 'nodes'>,
  counts: ReadonlyMap<string, ItemCount>,
  { perNode, perRun }: ItemLimits,
): GraphProblem[] {
  const indexes = new Map(graph.nodes.map(({ key }, index) => [key, index]));
  const tooLong = [...counts].filter(([, count]) => count !== null && count > perNode);
  if (tooLong.length > 0) return tooLong.map(([key, count]) => tell(key, tooManyOfNode(count ?? 0)));
  let sum = 0;
  for (const [key, count] of counts) {
    sum += count ?? 0;
    if (sum > perRun) return [tell(key, tooManyOfRun(total(counts)))];
  }
  return [];

  function tell(key: string, message: string): GraphProblem {
    const index = indexes.get(key) ?? -1;
    const name = quote(graph.nodes[index]?.name ?? key);
    return {
      code: 'TOO_MANY_ITEMS',
      message: `${name}: ${message}`,
      nodeKeys: [key],
      path: ['nodes', String(index)],
    };
  }

  function tooManyOfNode(count: number): string {
    return (
      `it would run ${Number.isFinite(count) ? inWords(count) : `more than ${inWords(perNode)}`} times, once for each item, ` +
      `but a node runs ${inWords(perNode)} times at most. ` +
      'Make one of the lists that come in shorter.'
    );
  }

  function tooManyOfRun(count: number): string {
    return (
      `with it the run has more items than it may: ${inWords(count)} together, of ${inWords(perRun)} at most. ` +
      'Make a list shorter, or run the workflow in parts.'
    );
  }
}

function total(counts: ReadonlyMap<string, ItemCount>): number {
  return [...counts.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}
