import type { MissedPolicy } from '@visualadgen/graph/schedules/missed-policies.ts';
import { lastTime, nextTime, type Times } from './times.ts';

export interface Firing {
  /** The time for which to run; null where it is only to be told that times were missed. */
  runFor: Date | null;
  /** The time that is told about. */
  dueAt: Date;
  /** When it comes next; null for never. */
  nextAt: Date | null;
}

/** Milliseconds by which a run may be late and still be on time: a restart, a busy queue. */
const mostLate = 600_000;

/** A schedule that was due at a time that has come by `now`. Of several times that have, there is one run at most. */
export function decideFiring(
  { dueAt, missed, ...times }: Times & { dueAt: Date; missed: MissedPolicy },
  now: Date,
): Firing {
  const last = lastTime(times, now);
  // Where its times were changed meanwhile, none of the new ones may have come yet.
  const newest = last && last > dueAt ? last : dueAt;
  const isOnTime = now.getTime() - newest.getTime() <= mostLate;
  return {
    runFor: isOnTime || missed === 'RUN_ONCE' ? newest : null,
    dueAt: newest,
    nextAt: nextTime(times, newest > now ? newest : now),
  };
}
