/** Undo and redo by snapshots. Snapshots share what did not change, so keeping a hundred costs little. */
export interface History<Snapshot> {
  past: readonly Entry<Snapshot>[];
  future: readonly Entry<Snapshot>[];
  /** When the newest step was taken, and what makes it one with the next, so that one burst of typing is one step. */
  newest: { burst: string; at: number } | null;
}

/** A step, with how things were on the other side of it. */
interface Entry<Snapshot> {
  snapshot: Snapshot;
  /** What was done, such as `move 3 nodes`. */
  name: string;
}

export interface Step {
  /** What is done, as in `Undo: move 3 nodes`. */
  name: string;
  /** Steps of the same burst in quick succession are one step. Left out: it is one by itself. */
  burst?: string;
  /** They are one step however long somebody thinks in between. */
  isOneBurst?: boolean;
}

const depth = 100;
const burstMs = 1000;

export function emptyHistory<Snapshot>(): History<Snapshot> {
  return { past: [], future: [], newest: null };
}

/** Remembers how things were before a step. */
export function record<Snapshot>(
  history: History<Snapshot>,
  before: Snapshot,
  { name, burst, isOneBurst = false }: Step,
  now: number,
): History<Snapshot> {
  const newest = burst === undefined ? null : { burst, at: now };
  const last = history.newest;
  const isSame = last?.burst === burst && (isOneBurst || now - (last?.at ?? 0) < burstMs);
  if (newest && isSame) return { ...history, newest, future: [] };
  return { past: [...history.past, { snapshot: before, name }].slice(-depth), future: [], newest };
}

/** One step back, with what to show and what was undone; null when there is none. */
export function undo<Snapshot>({ past, future }: History<Snapshot>, present: Snapshot) {
  const last = past.at(-1);
  if (!last) return null;
  const entry = { snapshot: present, name: last.name };
  const history: History<Snapshot> = { past: past.slice(0, -1), future: [...future, entry], newest: null };
  return { shown: last.snapshot, name: last.name, history };
}

/** One step forward again, with what to show and what was done again; null when there is none. */
export function redo<Snapshot>({ past, future }: History<Snapshot>, present: Snapshot) {
  const next = future.at(-1);
  if (!next) return null;
  const entry = { snapshot: present, name: next.name };
  const history: History<Snapshot> = { past: [...past, entry], future: future.slice(0, -1), newest: null };
  return { shown: next.snapshot, name: next.name, history };
}
