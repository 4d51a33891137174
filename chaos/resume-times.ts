import type { Run } from './load.ts';
import { isLast, type LogEvent } from './operations.ts';
import type { Life } from './server-slot.ts';

/** Milliseconds from a kill until each run that was under way moved again. */
export interface ResumeTimes {
  sinceKill: number[];
  /** Since the restarted process was spawned. */
  sinceSpawn: number[];
  /** Since it was ready; 0 where the run moved before. */
  sinceReady: number[];
}

/**
 * Looks in the logs for the first event that each unfinished run has after each kill. Where another kill comes before it,
 * the wait counts from that one.
 */
export function measureResume(
  runs: readonly Run[],
  logs: ReadonlyMap<string, readonly LogEvent[]>,
  lives: readonly Life[],
): ResumeTimes {
  const times: ResumeTimes = { sinceKill: [], sinceSpawn: [], sinceReady: [] };
  const ends = lives.filter((life) => life.killedAt !== undefined).toSorted((a, b) => at(a) - at(b));
  for (const [index, killed] of ends.entries()) {
    const next = lives.find((life) => life.slot === killed.slot && life.spawnedAt >= at(killed));
    const until = ends[index + 1] ? at(ends[index + 1]) : Infinity;
    if (!next) continue;
    for (const run of runs) {
      const movedAt = nextMove(run, logs.get(run.executionId ?? '') ?? [], at(killed));
      if (movedAt === undefined || movedAt > until) continue;
      times.sinceKill.push(movedAt - at(killed));
      times.sinceSpawn.push(Math.max(0, movedAt - next.spawnedAt));
      if (next.readyAt !== undefined) times.sinceReady.push(Math.max(0, movedAt - next.readyAt));
    }
  }
  return times;
}

/** Undefined for a run that was not under way at that moment. */
function nextMove(run: Run, events: readonly LogEvent[], moment: number): number | undefined {
  if (run.answeredAt === undefined || run.answeredAt > moment) return undefined;
  const next = events.find((event) => Date.parse(event.at) > moment);
  const last = events.at(-1);
  const hadEnded = last && isLast(last) && Date.parse(last.at) <= moment;
  return hadEnded || !next ? undefined : Date.parse(next.at);
}

function at(life: Life | undefined): number {
  return life?.killedAt ?? 0;
}

/** The value below which that share of all lies; undefined of nothing. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
