import type { RunNode } from '../state/run-state.ts';
import type { PhaseChange, Phase } from './phase.ts';

/** Milliseconds since 1970; `to` is null while it goes on. */
export interface Span {
  phase: Exclude<Phase, 'OVER'>;
  from: number;
  to: number | null;
}

export interface Spans {
  /** By node key, oldest first. */
  nodes: ReadonlyMap<string, readonly Span[]>;
  /** When the run as a whole did not go on: paused, or over before it was retried. Oldest first. */
  rests: readonly { from: number; to: number | null }[];
}

export const noSpans: Spans = { nodes: new Map(), rests: [] };

/** The new one with everything in it that is as before being the very same thing, so that a row is drawn anew for its own changes alone. */
export function reconciled(before: Spans, after: Spans): Spans {
  const nodes = new Map([...after.nodes].map(([key, spans]) => [key, sameOr(before.nodes.get(key), spans)] as const));
  return { nodes, rests: sameOr(before.rests, after.rests) };
}

function sameOr<Item extends { from: number; to: number | null; phase?: Phase }>(
  before: readonly Item[] | undefined,
  after: readonly Item[],
): readonly Item[] {
  const isSame =
    before?.length === after.length &&
    after.every(({ from, to, phase }, index) => {
      const old = before[index];
      return old?.from === from && old.to === to && old.phase === phase;
    });
  return isSame ? before : after;
}

/** The changes of a run, in order, as spans of time. */
export function readSpans(changes: readonly PhaseChange[]): Spans {
  const nodes = new Map<string, Span[]>();
  const rests: { from: number; to: number | null }[] = [];
  const open = (key: string) => {
    const last = nodes.get(key)?.at(-1);
    return last?.to === null ? last : undefined;
  };

  for (const { key, phase, at } of changes) {
    if (key === null) {
      const rest = rests.at(-1);
      if (rest?.to === null && phase === 'WORKS') rest.to = at;
      if (rest?.to !== null && phase !== 'WORKS') rests.push({ from: at, to: null });
      if (phase === 'PAUSED') continue;
      // Going on lets what waited through; the end ends what had not ended.
      for (const spans of nodes.values()) {
        const last = spans.at(-1);
        if (last?.to === null && (phase === 'OVER' || last.phase === 'PAUSED')) last.to = at;
      }
      continue;
    }
    const before = open(key);
    if (before?.phase === 'WORKS' && phase === 'QUEUED') {
      // It was handed over at once: the way to the queue is part of waiting.
      before.phase = 'QUEUED';
      continue;
    }
    if (before) before.to = at;
    if (phase === 'OVER') continue;
    const list = nodes.get(key);
    if (list) list.push({ phase, from: at, to: null });
    else nodes.set(key, [{ phase, from: at, to: null }]);
  }
  // After the end nothing follows: that is no rest.
  if (changes.findLast(({ key }) => key === null)?.phase === 'OVER') rests.pop();
  return { nodes, rests };
}

/** A node's spans by what is known of it now, where the log tells nothing (any more). */
export function spansNow({ startedAt, finishedAt, status }: RunNode): readonly Span[] {
  if (startedAt === null || (finishedAt === null && status !== 'RUNNING')) return [];
  return [{ phase: 'WORKS', from: Date.parse(startedAt), to: finishedAt === null ? null : Date.parse(finishedAt) }];
}
