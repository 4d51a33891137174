import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRunStore } from './run-store.ts';
import { aNode, aRun, runOf } from './testing/run-samples.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const execution = (status: 'RUNNING' | 'PAUSED' | 'COMPLETED', id = 'x') => aRun(status, { id });

it('takes in the events of one frame together', () => {
  const store = createRunStore();
  store.show(runOf(execution('RUNNING'), {}, 0));
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

it('loses nothing that happens while a run is read anew', async () => {
  const store = createRunStore();
  store.show(runOf(execution('PAUSED'), { a: aNode('COMPLETED'), b: aNode('COMPLETED') }, 5));
  const answer = Promise.withResolvers<ReturnType<typeof runOf>>();
  const reading = store.refetch(() => answer.promise);
  const b = aNode('RUNNING');
  store.apply({ type: 'ExecutionResumed', sequence: 7, execution: execution('RUNNING'), node: null });
  vi.advanceTimersByTime(16);
  store.apply({ type: 'NodeStarted', sequence: 8, execution: execution('RUNNING'), node: { key: 'b', state: b } });
  // Read before the last two events, and after what they do not tell: b was put back.
  answer.resolve(runOf(execution('PAUSED'), { a: aNode('COMPLETED'), b: aNode('PENDING') }, 6));
  await reading;
  expect(store.getState()).toMatchObject({ lastSequence: 8, execution: { status: 'RUNNING' } });
  expect(store.getState().nodes['b']).toBe(b);
  vi.advanceTimersByTime(16);
  expect(store.getState().lastSequence).toBe(8);
});

it('takes no step back for an answer that its events have overtaken', async () => {
  const store = createRunStore();
  store.show(runOf(execution('RUNNING'), {}, 1));
  store.apply({ type: 'ExecutionPaused', sequence: 4, execution: execution('PAUSED'), node: null });
  vi.advanceTimersByTime(16);
  // What the mutation that started it answers, late.
  store.show(runOf(execution('RUNNING'), {}, 2));
  expect(store.getState()).toMatchObject({ lastSequence: 4, execution: { status: 'PAUSED' } });

  const answer = Promise.withResolvers<ReturnType<typeof runOf>>();
  const reading = store.refetch(() => answer.promise);
  store.show(runOf(execution('RUNNING'), {}, 6));
  answer.resolve(runOf(execution('PAUSED'), {}, 4));
  await reading;
  expect(store.getState()).toMatchObject({ lastSequence: 6, execution: { status: 'RUNNING' } });

  store.show(runOf(execution('RUNNING', 'y'), {}, 0));
  expect(store.getState().execution?.id).toBe('y');
});

it('keeps to the run on screen when the answer about another comes late', async () => {
  const store = createRunStore();
  store.show(runOf(execution('RUNNING')));
  const answer = Promise.withResolvers<ReturnType<typeof runOf>>();
  const reading = store.refetch(() => answer.promise);
  store.show(runOf(execution('RUNNING', 'y')));
  answer.resolve(runOf(execution('COMPLETED')));
  await reading;
  expect(store.getState().execution?.id).toBe('y');
});
