import { expect, it } from 'vitest';
import { aRun } from '../run/state/testing/run-samples.ts';
import { byDay, dayText, fits, nothingRead, withPage, withRun } from './history-state.ts';
import type { HistoryRun } from './history-state.ts';

function run(id: string, createdAt: string, status: HistoryRun['status'] = 'COMPLETED'): HistoryRun {
  return { ...aRun(status, { id, createdAt }), retryOf: null, generations: { edges: [] } } as never;
}

const page = (hasMore: boolean, ...runs: HistoryRun[]) => ({ runs, endCursor: 'c', hasMore });
const ids = ({ runs }: { runs: readonly HistoryRun[] }) => runs.map(({ id }) => id);

it('puts a run that is told of at its place, and changes one that is known where it stands', () => {
  const state = withPage(nothingRead, page(true, run('c', '2026-01-03T00:00:00Z'), run('b', '2026-01-02T00:00:00Z')));
  const told = withRun(state, run('d', '2026-01-04T00:00:00Z', 'RUNNING'));
  expect(ids(told)).toEqual(['d', 'c', 'b']);
  expect(withRun(told, run('d', '2026-01-04T00:00:00Z')).runs[0]?.status).toBe('COMPLETED');
  expect(ids(withRun(told, run('a', '2026-01-01T00:00:00Z')))).toEqual(['d', 'c', 'b']);
});

it('shows no run twice when a page brings one that was told of', () => {
  const state = withRun(page(true, run('b', '2026-01-02T00:00:00Z')), run('c', '2026-01-03T00:00:00Z', 'RUNNING'));
  const after = withPage(state, page(false, run('c', '2026-01-03T00:00:00Z'), run('a', '2026-01-01T00:00:00Z')));
  expect(ids(after)).toEqual(['c', 'b', 'a']);
  expect(after.runs[0]?.status).toBe('RUNNING');
});

it('groups by the days of the clock here', () => {
  const at = (day: number, hour: number) => new Date(2026, 0, day, hour).toISOString();
  const days = byDay([run('c', at(3, 23)), run('b', at(3, 1)), run('a', at(2, 23))]);
  expect(days.map(ids)).toEqual([['c', 'b'], ['a']]);
  const now = new Date(2026, 0, 3, 12).getTime();
  expect(days.map(({ start }) => dayText(start, now))).toEqual(['Today', 'Yesterday']);
  expect(dayText(new Date(2026, 0, 1).getTime(), now, 'en-US')).toBe('Thursday, January 1, 2026');
});

it('counts a paused run as under way', () => {
  expect(fits('live', { status: 'PAUSED' })).toBe(true);
  expect(fits('failed', { status: 'CANCELLED' })).toBe(false);
  expect(fits('all', { status: 'CANCELLED' })).toBe(true);
});
