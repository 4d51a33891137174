import type { PictureHistoryQuery } from '../../api/generated/graphql.ts';

type HistoryNode = Extract<NonNullable<PictureHistoryQuery['node']>, { __typename: 'Asset' }>;
export type Lineage = HistoryNode['lineage'];
export type LineageStep = Lineage['steps'][number];

/** A step at its place in the drawing. */
export interface LineageRow {
  step: LineageStep;
  /** Its column; 0 is the left one. */
  lane: number;
  /** The columns of the lines that pass it by. */
  passing: readonly number[];
  /** The columns of the steps above from which lines end in it. */
  from: readonly number[];
  /** Whether a line goes on from it to below. */
  hasNext: boolean;
}

/**
 * The steps from the first to the picture itself, one below the other, each after all that led to it; and beside them the lines from each to
 * what it led to, each in a column of its own for as long as it is under way.
 */
export function layOutLineage({ steps, links }: Pick<Lineage, 'steps' | 'links'>): {
  rows: LineageRow[];
  lanes: number;
} {
  const order = inOrder(steps, links);
  const place = new Map(order.map(({ key }, index) => [key, index]));
  const nextOf = (key: string) => links.flatMap(({ from, to }) => (from === key && place.has(to) ? [to] : []));
  /** For each column, the steps that its line still leads to. */
  const open: (Set<string> | null)[] = [];
  let lanes = 1;
  const rows = order.map((step): LineageRow => {
    const ending = open.flatMap((to, lane) => (to?.has(step.key) ? [lane] : []));
    for (const lane of ending) {
      open[lane]?.delete(step.key);
      if (open[lane]?.size === 0) open[lane] = null;
    }
    const passing = open.flatMap((to, lane) => (to ? [lane] : []));
    const free = open.findIndex((to) => to === null);
    const own = ending.find((lane) => open[lane] === null) ?? (free < 0 ? open.length : free);
    const next = nextOf(step.key);
    open[own] = next.length > 0 ? new Set(next) : null;
    lanes = Math.max(lanes, own + 1);
    return { step, lane: own, passing, from: ending, hasNext: next.length > 0 };
  });
  return { rows, lanes };
}

/** Each after all that led to it. What goes round in a circle, which nothing should, comes in the order in which it was told. */
function inOrder(steps: Lineage['steps'], links: Lineage['links']): LineageStep[] {
  const order: LineageStep[] = [];
  const seen = new Set<string>();
  const byKey = new Map(steps.map((step) => [step.key, step]));
  function visit(step: LineageStep) {
    if (seen.has(step.key)) return;
    seen.add(step.key);
    for (const { from, to } of links) {
      const before = to === step.key && byKey.get(from);
      if (before) visit(before);
    }
    order.push(step);
  }
  for (const step of steps) visit(step);
  return order;
}
