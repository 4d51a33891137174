import { takeOne } from './entering.ts';
import type { Entering, Taken } from './entering.ts';
import type { GivenItem } from './items-given.ts';
import { oneOfEach, orderTogether } from './order-items.ts';
import { takeWhole } from './take-whole.ts';

/** What comes into a node by one connection, or by several that are one flow: the same for each run, or one item after the other. */
export type Stream = { kind: 'SAME'; taken: Taken } | { kind: 'LIST'; items: readonly ItemFrom[] };

export interface ItemFrom extends GivenItem {
  from: Entering;
}

/** What comes in, in the order of the connections. */
export function streamsOf(entering: readonly Entering[]): Stream[] {
  const flows = Map.groupBy(entering, (one) => one.union ?? one);
  return [...flows.values()].map((own) => (own[0]?.takesAll ? wholeOf(own) : unionOf(own)));
}

/** Each thing came by one of the connections alone. What failed by one of them keeps nothing back that came by another. */
function unionOf(own: readonly Entering[]): Stream {
  if (own.every(({ flow }) => flow.kind === 'ONE')) {
    const items = own.flatMap(itemsFrom);
    const [best] = items.toSorted((a, b) => tells(b) - tells(a));
    return { kind: 'SAME', taken: best ? takeOne(best.from, best.given) : 'MISSING' };
  }
  const lists = own.filter(({ flow }) => flow.kind !== 'ONE' || flow.given !== 'MISSING').map(itemsFrom);
  const [first, ...others] = lists;
  if (others.length === 0) return { kind: 'LIST', items: first ?? [] };
  return { kind: 'LIST', items: oneOfEach(orderTogether(lists), tells) };
}

function itemsFrom(from: Entering): ItemFrom[] {
  const { flow } = from;
  if (flow.kind === 'LIST') return flow.items.map((item) => ({ ...item, from }));
  return [{ coordinates: {}, given: flow.kind === 'ONE' ? flow.given : 'UNKNOWN', from }];
}

function tells({ given }: GivenItem): number {
  if (typeof given !== 'string') return 2;
  return given === 'UNKNOWN' ? 1 : 0;
}

function wholeOf(own: readonly Entering[]): Stream {
  const taken = own.map(takeWhole);
  const [first, ...others] = taken;
  if (others.length === 0) return { kind: 'SAME', taken: first ?? 'MISSING' };
  const came = taken.filter((one) => typeof one !== 'string');
  if (taken.includes('UNKNOWN')) return { kind: 'SAME', taken: 'UNKNOWN' };
  if (came.length === 0) return { kind: 'SAME', taken: 'MISSING' };
  const placed = came.map((incoming) => incoming.map((one) => ({ coordinates: one.coordinates ?? {}, incoming: one })));
  return { kind: 'SAME', taken: orderTogether(placed).map(({ incoming }) => incoming) };
}
