import type { ExecutionStatus, HistoryRunFieldsFragment } from '../api/generated/graphql.ts';

export type HistoryRun = Omit<HistoryRunFieldsFragment, '__typename'>;

/** The runs that have been read, newest first, and where to read on. */
export interface HistoryState {
  runs: readonly HistoryRun[];
  endCursor: string | null;
  hasMore: boolean;
}

export const nothingRead: HistoryState = { runs: [], endCursor: null, hasMore: true };

/** What the chips choose among: a run that goes on in one way or another counts as one kind. */
export const filters = {
  all: { label: 'All', statuses: null },
  live: { label: 'In progress', statuses: ['PENDING', 'RUNNING', 'PAUSED'] },
  done: { label: 'Done', statuses: ['COMPLETED'] },
  failed: { label: 'Failed', statuses: ['FAILED'] },
  cancelled: { label: 'Cancelled', statuses: ['CANCELLED'] },
} as const satisfies Record<string, { label: string; statuses: readonly ExecutionStatus[] | null }>;

export type Filter = keyof typeof filters;

export function fits(filter: Filter, { status }: Pick<HistoryRun, 'status'>): boolean {
  return statusesOf(filter)?.includes(status) ?? true;
}

/** Null for any. */
export function statusesOf(filter: Filter): ExecutionStatus[] | null {
  const { statuses } = filters[filter];
  return statuses && [...statuses];
}

/** Another page, after what is there. A run that was told of meanwhile is in both; what is there is newer. */
export function withPage(state: HistoryState, page: HistoryState): HistoryState {
  const known = new Set(state.runs.map(({ id }) => id));
  return { ...page, runs: [...state.runs, ...page.runs.filter(({ id }) => !known.has(id))] };
}

/** A run as it is now: in its place, or among the others by when it was made. */
export function withRun(state: HistoryState, run: HistoryRun): HistoryState {
  if (state.runs.some(({ id }) => id === run.id))
    return { ...state, runs: state.runs.map((known) => (known.id === run.id ? run : known)) };
  const oldest = state.runs.at(-1);
  // It will come with a later page.
  if (state.hasMore && oldest && run.createdAt < oldest.createdAt) return state;
  return { ...state, runs: [...state.runs, run].toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)) };
}

export interface Day {
  /** The first moment of the day, here. */
  start: number;
  runs: readonly HistoryRun[];
}

/** By the days on which they were made, as the clock here tells them. */
export function byDay(runs: readonly HistoryRun[]): Day[] {
  const days = new Map<number, HistoryRun[]>();
  for (const run of runs) {
    const start = new Date(run.createdAt).setHours(0, 0, 0, 0);
    const day = days.get(start);
    if (day) day.push(run);
    else days.set(start, [run]);
  }
  return [...days].map(([start, own]) => ({ start, runs: own }));
}

/** `Today`, `Yesterday`, or the day in full. */
export function dayText(start: number, now: number, locale?: string): string {
  const today = new Date(now).setHours(0, 0, 0, 0);
  if (start === today) return 'Today';
  const yesterday = new Date(today);
  yesterday.setDate(yesterday.getDate() - 1);
  if (start === yesterday.getTime()) return 'Yesterday';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(start);
}
