/** Undo and redo by snapshots. Snapshots share what did not change, so keeping a hundred costs little. */
export interface History<Snapshot> {
  past: readonly Snapshot[];
  future: readonly Snapshot[];
  /** What the newest snapshot was taken for, and when, so that one burst of typing is one step. */
  newest: { label: string; at: number } | null;
}

const depth = 100;
const burstMs = 1000;

export function emptyHistory<Snapshot>(): History<Snapshot> {
  return { past: [], future: [], newest: null };
}

/** Remembers how things were before a change. Changes of the same label in quick succession are one step. */
export function record<Snapshot>(
  history: History<Snapshot>,
  before: Snapshot,
  label: string,
  now: number,
): History<Snapshot> {
  const newest = { label, at: now };
  if (history.newest?.label === label && now - history.newest.at < burstMs) return { ...history, newest, future: [] };
  return { past: [...history.past, before].slice(-depth), future: [], newest };
}

/** One step back, with what to show; null when there is none. */
export function undo<Snapshot>(history: History<Snapshot>, present: Snapshot) {
  const shown = history.past.at(-1);
  if (shown === undefined) return null;
  return { shown, history: { past: history.past.slice(0, -1), future: [...history.future, present], newest: null } };
}

/** One step forward again, with what to show; null when there is none. */
export function redo<Snapshot>(history: History<Snapshot>, present: Snapshot) {
  const shown = history.future.at(-1);
  if (shown === undefined) return null;
  return { shown, history: { past: [...history.past, present], future: history.future.slice(0, -1), newest: null } };
}
