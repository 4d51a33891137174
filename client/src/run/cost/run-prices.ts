import { addMoney } from '@visualadgen/graph/money/money.ts';
import { priceText } from './cost-text.ts';
import { neededFor } from '@visualadgen/graph/plan/subgraph.ts';
import type { Ends } from '@visualadgen/graph/plan/subgraph.ts';

/** What a run of the whole workflow is expected to cost. */
export interface Estimate {
  total: string;
  isComplete: boolean;
  nodes: readonly NodeEstimate[];
}

interface NodeEstimate {
  nodeKey: string;
  /** USD, less what is reused; null where no price is known. */
  cost?: string | null;
  /** USD, if it is run. */
  listPrice?: string | null;
  isReused: boolean;
}

/** The price of each way to run, as it is shown: `$0.003`, `≥ $0.003` where not all of it is known, or `free`. */
export interface RunPrices {
  all: string;
  /** `18 pictures, $0.54` where lists take part, else the price alone. */
  allMade: string;
  /** No image model takes part, and nothing is composed: there is nothing to pay because there is nothing to draw. */
  drawsNothing: boolean;
  fresh: string;
  upTo(nodeKey: string): string;
  only(nodeKey: string): string;
}

export function runPrices(
  { total, isComplete, nodes }: Estimate,
  edges: readonly Ends[],
  { made = null, composesAds = false }: { made?: string | null; composesAds?: boolean } = {},
): RunPrices {
  const net = (node: NodeEstimate) => node.cost;
  const list = (node: NodeEstimate) => node.listPrice;
  return {
    all: priceText(total, isComplete),
    allMade: [made, priceText(total, isComplete)].filter((part) => part !== null).join(', '),
    drawsNothing: nodes.length === 0 && !composesAds,
    fresh: sum(nodes, list),
    upTo(nodeKey) {
      const needed = neededFor(edges, nodeKey);
      return sum(
        nodes.filter((node) => needed.has(node.nodeKey)),
        net,
      );
    },
    only(nodeKey) {
      const needed = neededFor(edges, nodeKey);
      return sum(
        nodes.filter((node) => needed.has(node.nodeKey)),
        (node) => (node.nodeKey === nodeKey ? list(node) : net(node)),
      );
    },
  };
}

function sum(nodes: readonly NodeEstimate[], priceOf: (node: NodeEstimate) => string | null | undefined): string {
  const prices = nodes.map((node) => priceOf(node) ?? null);
  const known = prices.filter((price) => price !== null);
  return priceText(addMoney(...known), known.length === prices.length);
}
