import type { Graph, GraphEdge, GraphNode } from '@visualadgen/graph/graph.ts';
import type { GivenItem, NodeGave } from '@visualadgen/graph/lists/items-given.ts';
import type { Connected, Taken } from '@visualadgen/graph/lists/entering.ts';
import { nodeAt } from '@visualadgen/graph/inputs/given-lists.ts';
import { layOut } from '@visualadgen/graph/lists/lay-out.ts';
import { type MergedInput, mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import { addMoney, priceOf } from '@visualadgen/graph/money/money.ts';
import type { GraphPlan } from '@visualadgen/graph/plan/plan.ts';
import type { ItemLimits } from '@visualadgen/graph/validation/check-item-counts.ts';
import { errorGiven } from '@visualadgen/graph/ports/branches.ts';
import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeServices, RunHandle } from '../nodes/node-services.ts';
import { plainInput } from './node-values.ts';
import { outputFrom } from './output-from.ts';
import { planRun } from './plan-run.ts';
import type { Decide, Decision } from './reuse.ts';
import { signatureOf } from './signature.ts';
import { wiresOf } from './wires.ts';

/** What one node of a run is expected to cost. */
export interface NodeEstimate {
  nodeKey: string;
  /** Who is paid. */
  model: string;
  /** USD by the listed price, were nothing reused; null where it is not known. */
  listPrice: string | null;
  /** USD by the listed price, of the calls that will be paid for; null where it is not known. */
  cost: string | null;
  /** All of its earlier results will be taken over, so that it costs nothing. */
  isReused: boolean;
  /** How many items it runs over; null where nobody knows before the run. Undefined for a node that runs once. */
  items: number | null | undefined;
  /** How many calls will be paid for; null where nobody knows before the run. */
  paidCalls: number | null;
  /** Items, calls and prices are at most so many: what it runs on may go by another branch. */
  isAtMost: boolean;
}

export interface RunEstimate {
  /** Each node that costs something. */
  nodes: NodeEstimate[];
  /** The nodes, of any price, whose earlier results would be taken over. */
  reusedNodeKeys: string[];
  /** How many items all nodes run over together; null where nobody knows before the run. */
  items: number | null;
  /**
   * How many items each node runs over into which a list comes, by its key, in the order of the run: null where nobody knows before the
   * run, infinity for more than a node may run over.
   */
  itemCounts: ReadonlyMap<string, number | null>;
  /** The items of the whole run are at most so many. */
  isAtMost: boolean;
}

export interface EstimateOptions {
  userId: string;
  types: ReadonlyMap<string, NodeType>;
  services: NodeServices;
  itemLimits: ItemLimits;
  /** Whether an earlier result is taken over, or that there was none and would be none: it failed as it is. */
  decide: (...asked: Parameters<Decide>) => Promise<Decision | { kind: 'FAILED'; code: string; message: string }>;
}

/** How often a node runs, and how much of that is taken over. */
interface Expected {
  gave: NodeGave;
  /** Null where nobody knows; undefined for a node that runs once. */
  items: number | null | undefined;
  reused: number;
  /** Where a call gave several configs: which item has which. */
  configs?: { coordinates: Coordinates; isReused: boolean }[];
  isTooMany?: boolean;
  /** How often at most: by which branch it would come is not known. */
  isAtMost: boolean;
}

/**
 * What a run would cost, and what it would take over. Goes through the graph as a run would: what can be given at once is
 * worked out, what would be reused is taken as it was. A node whose inputs cannot be known beforehand counts in full.
 * Nodes that wait for nothing of each other are decided on together, so that the database is asked as often for many as for one.
 */
export async function estimateRun(graph: Graph, options: EstimateOptions): Promise<RunEstimate> {
  const { types, itemLimits } = options;
  const plan = planRun(graph);
  const wires = wiresOf(plan, types);
  const expected: Expected[] = [];
  for (const level of levelsOf(plan)) await Promise.all(level.map(lookAt));
  const counts = plan.order.map((index) => expected[index]?.items);
  return {
    nodes: plan.order.flatMap(priceOfNode),
    reusedNodeKeys: plan.nodes.flatMap(({ key }, index) => (isReused(expected[index]) ? [key] : [])),
    items: counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    itemCounts: new Map(plan.order.flatMap(countOfNode)),
    isAtMost: expected.some((one) => one.isAtMost),
  };

  async function lookAt(index: number): Promise<void> {
    const node = plan.nodes[index];
    const connected = wires.into(index, (from) => expected[from]?.gave);
    const isAtMost = (plan.incoming[index] ?? []).some(({ edge, source }) => mayGoElsewhere(edge, source));
    if (node) expected[index] = { ...(await expect(node, connected)), isAtMost };
  }

  /** Nobody knows yet whether anything comes by it. */
  function mayGoElsewhere({ sourceHandle }: GraphEdge, from: number): boolean {
    const one = expected[from];
    const type = typeOfNode(plan.nodes[from], (name) => types.get(name));
    const port = type?.outputs.find(({ name }) => name === sourceHandle);
    return one !== undefined && (one.isAtMost || (Boolean(port?.branch) && isUnknown(one.gave)));
  }

  async function expect(node: GraphNode, connected: readonly Connected[]): Promise<Omit<Expected, 'isAtMost'>> {
    const layout = layOut(node, connected, (name) => types.get(name), itemLimits.perNode);
    switch (layout.kind) {
      case 'UNKNOWN':
        return { gave: { kind: 'UNKNOWN' }, items: null, reused: 0 };
      case 'ABSENT':
        return { gave: { kind: 'ONCE', given: 'ABSENT' }, items: 0, reused: 0 };
      case 'TOO_MANY':
        return { gave: { kind: 'UNKNOWN' }, items: null, reused: 0, isTooMany: true };
      case 'ONCE': {
        const { given, isReused: isTaken } = await lookAtOne(node, layout.taken, false);
        return { gave: { kind: 'ONCE', given }, items: undefined, reused: isTaken ? 1 : 0 };
      }
      case 'ITEMS': {
        const looked = await Promise.all(
          layout.items.map(async (item) => ({
            item,
            ...(await lookAtOne(nodeAt(node, item.coordinates), item.taken, true)),
          })),
        );
        const items = looked.map(({ item, given }): GivenItem => ({ coordinates: item.coordinates, given }));
        const reused = looked.filter((one) => one.isReused).length;
        const configs = looked.map((one) => ({ coordinates: one.item.coordinates, isReused: one.isReused }));
        return { gave: { kind: 'ITEMS', items }, items: items.length, reused, ...(node.givenLists && { configs }) };
      }
    }
  }

  async function lookAtOne(
    node: GraphNode,
    taken: Taken,
    isItem: boolean,
  ): Promise<{ given: GivenItem['given']; isReused: boolean }> {
    const type = types.get(node.type);
    // What was missing is missing still: that is no news of this node.
    if (!type || typeof taken === 'string')
      return { given: typeof taken === 'string' ? taken : 'UNKNOWN', isReused: taken === 'MISSING' };
    const merged = mergeInputs(node, taken, (name) => types.get(name));
    const work = { signature: signatureOf(type, node, merged), input: merged.input, isItem };
    const decision = await options.decide(node, type, work);
    if (decision.kind === 'FAILED')
      return { given: wires.handlesErrors(node.key) ? errorGiven(decision) : 'MISSING', isReused: true };
    if (decision.kind === 'REUSE') return { given: decision.output, isReused: true };
    const output = type.isPure ? await outputOf(type, node, merged, options) : undefined;
    return { given: output ?? 'UNKNOWN', isReused: false };
  }

  function countOfNode(index: number): [string, number | null][] {
    const [node, one] = [plan.nodes[index], expected[index]];
    if (!node || one?.items === undefined) return [];
    return [[node.key, one.isTooMany ? Number.POSITIVE_INFINITY : one.items]];
  }

  /** Each item by its own config; null where the price of one is not known. */
  function sumOf(node: GraphNode, items: readonly { coordinates: Coordinates }[]): string | null {
    const type = types.get(node.type);
    const prices = items.map(
      ({ coordinates }) => type?.estimateCost(nodeAt(node, coordinates).config, options.services.models)?.cost ?? null,
    );
    const known = prices.filter((price) => price !== null);
    return known.length < prices.length ? null : addMoney(...known);
  }

  function priceOfNode(index: number): NodeEstimate[] {
    const node = plan.nodes[index];
    const price = node && types.get(node.type)?.estimateCost(node.config, options.services.models);
    const one = expected[index];
    if (!price || !one) return [];
    const runs = one.items === undefined ? 1 : one.items;
    const paidCalls = runs === null ? null : runs - one.reused;
    const priced = (calls: number | null) =>
      price.cost === null || calls === null ? null : priceOf(String(calls), price.cost);
    return [
      {
        nodeKey: node.key,
        model: price.model,
        listPrice: one.configs ? sumOf(node, one.configs) : priced(runs),
        cost:
          paidCalls === 0
            ? priceOf('0', '0')
            : one.configs
              ? sumOf(
                  node,
                  one.configs.filter(({ isReused: isTaken }) => !isTaken),
                )
              : priced(paidCalls),
        isReused: isReused(one),
        items: one.items,
        paidCalls: paidCalls === null ? null : paidCalls * (price.calls ?? 1),
        isAtMost: one.isAtMost,
      },
    ];
  }
}

function isUnknown(gave: NodeGave): boolean {
  if (gave.kind === 'ITEMS') return gave.items.some(({ given }) => given === 'UNKNOWN');
  return gave.kind === 'UNKNOWN' || gave.given === 'UNKNOWN';
}

function isReused(one: Expected | undefined): boolean {
  return one !== undefined && one.items !== null && one.reused > 0 && one.reused === (one.items ?? 1);
}

/** The nodes by how many others stand before them at most: those of a level wait only for those of earlier ones. */
function levelsOf({ order, parents }: GraphPlan): number[][] {
  const levels: number[][] = [];
  const levelOf = new Map<number, number>();
  for (const index of order) {
    const level = (parents[index] ?? []).reduce((most, parent) => Math.max(most, (levelOf.get(parent) ?? 0) + 1), 0);
    levelOf.set(index, level);
    (levels[level] ??= []).push(index);
  }
  return levels;
}

/** Undefined where it would fail. */
async function outputOf(
  type: NodeType,
  node: GraphNode,
  merged: MergedInput,
  { userId, services }: EstimateOptions,
): Promise<TypedValues | undefined> {
  const handle: RunHandle = {
    userId,
    executionId: '',
    nodeExecutionId: '',
    requestId: null,
    leaseEpoch: 0,
    signal: new AbortController().signal,
    progress: () => {},
    retrying: () => {},
    settled: async () => {},
  };
  const output = await type
    .run({ config: node.config, ...plainInput(merged), services, handle })
    .catch(() => undefined);
  return output && outputFrom(output, { userId, type, node, merged });
}
