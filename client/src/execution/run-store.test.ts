import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRunStore } from './run-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const execution = (status: 'RUNNING' | 'COMPLETED') => ({
  id: 'x',
  status,
  totalCost: '0',
  error: null,
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  finishedAt: null,
});

it('takes in the events of one frame together', () => {
  const store = createRunStore();
  store.show({ execution: execution('RUNNING'), nodes: {}, lastSequence: 0 });
  const changed = vi.fn();
  store.subscribe(changed);
  for (let sequence = 1; sequence <= 50; sequence++)
    store.apply({ type: 'NodeProgressed', sequence, execution: execution('RUNNING'), node: null });
  store.apply({ type: 'ExecutionCompleted', sequence: 51, execution: execution('COMPLETED'), node: null });
  expect(changed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(16);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(store.getState()).toMatchObject({ lastSequence: 51, execution: { status: 'COMPLETED' } });
});
