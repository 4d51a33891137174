import { expect, it } from 'vitest';
import { readPhaseChange } from './phase.ts';
import { createPhaseLog } from './phase-log.ts';
import type { PhaseChange } from './phase.ts';
import { readSpans, reconciled } from './spans.ts';
import { createTimeAxis, roundSpan, roundStep } from './time-axis.ts';
import { aRun } from '../state/testing/run-samples.ts';

let sequence = 0;
function at(second: number, type: string, key: string | null = null, queuePosition: number | null = null): PhaseChange {
  const time = new Date(second * 1_000).toISOString();
  const change = readPhaseChange(type, ++sequence, time, key, queuePosition);
  if (!change) throw new Error(`Nothing begins at ${type}.`);
  return change;
}

it('tells waiting in the queue from working', () => {
  const { nodes } = readSpans([
    at(1, 'NodeStarted', 'a'),
    at(1.1, 'NodeProgressed', 'a', 2),
    at(3, 'NodeProgressed', 'a'),
    at(5, 'NodeCompleted', 'a'),
  ]);
  expect(nodes.get('a')).toEqual([
    { phase: 'QUEUED', from: 1_000, to: 3_000 },
    { phase: 'WORKS', from: 3_000, to: 5_000 },
  ]);
});

it('tells a pause of a node, and the rest of the run, up to where it goes on', () => {
  const { nodes, rests } = readSpans([
    at(0, 'ExecutionStarted'),
    at(1, 'NodePaused', 'a'),
    at(1, 'ExecutionPaused'),
    at(61, 'ExecutionResumed'),
    at(61, 'NodeStarted', 'a'),
  ]);
  expect(nodes.get('a')).toEqual([
    { phase: 'PAUSED', from: 1_000, to: 61_000 },
    { phase: 'WORKS', from: 61_000, to: null },
  ]);
  expect(rests).toEqual([{ from: 1_000, to: 61_000 }]);
});

it('ends what had not ended with the run, and counts the time until a retry as rest, but none after the end', () => {
  const { nodes, rests } = readSpans([
    at(0, 'ExecutionStarted'),
    at(0, 'NodeStarted', 'a'),
    at(2, 'ExecutionCancelled'),
    at(100, 'ExecutionResumed'),
    at(100, 'NodeStarted', 'a'),
    at(101, 'NodeCompleted', 'a'),
    at(101, 'ExecutionCompleted'),
  ]);
  expect(nodes.get('a')?.map(({ from, to }) => [from, to])).toEqual([
    [0, 2_000],
    [100_000, 101_000],
  ]);
  expect(rests).toEqual([{ from: 2_000, to: 100_000 }]);
});

it('folds a long rest, and goes on counting work after it', () => {
  const axis = createTimeAxis(0, [{ from: 10_000, to: 3_610_000 }], 3_620_000);
  expect(axis.at(10_000)).toBe(10_000);
  expect(axis.at(3_610_000)).toBe(11_400);
  expect(axis.at(3_620_000)).toBe(21_400);
  expect(axis.worked(3_620_000)).toBe(20_000);
  expect(axis.atWorked(15_000)).toBe(16_400);
  expect(createTimeAxis(0, [{ from: 10_000, to: null }], 20_000).at(99_999)).toBe(10_700);
});

it('draws short rests as they are', () => {
  expect(createTimeAxis(0, [{ from: 1_000, to: 2_000 }], 4_000).at(3_000)).toBe(3_000);
});

it('takes round lengths', () => {
  expect(roundStep(7_400, 8)).toBe(1_000);
  expect(roundStep(61_000, 8)).toBe(10_000);
  expect(roundSpan(7_400)).toBe(8_000);
  expect(roundSpan(10)).toBe(1_000);
});

it('hears events once, keeps to one run, and puts the log before what it heard', () => {
  const log = createPhaseLog();
  const execution = aRun('RUNNING');
  const event = (number: number, type: string) => ({
    type,
    sequence: number,
    at: '2026-01-01T00:00:00Z',
    execution,
    node: null,
  });
  log.take([event(4, 'ExecutionResumed'), event(4, 'ExecutionResumed'), event(5, 'ExecutionCompleted')]);
  log.fill('x', [{ sequence: 1, at: 0, key: null, phase: 'WORKS' }]);
  expect(log.getState().list.map((change) => change.sequence)).toEqual([1, 4, 5]);
  log.take([{ ...event(1, 'ExecutionStarted'), execution: aRun('RUNNING', { id: 'y' }) }]);
  expect(log.getState()).toMatchObject({ executionId: 'y', isComplete: false });
});

it('keeps what has not changed the very same thing', () => {
  const first = [at(0, 'NodeStarted', 'a'), at(1, 'NodeCompleted', 'a'), at(1, 'NodeStarted', 'b')];
  const before = readSpans(first);
  const after = reconciled(before, readSpans([...first, at(2, 'NodeCompleted', 'b')]));
  expect(after.nodes.get('a')).toBe(before.nodes.get('a'));
  expect(after.nodes.get('b')).toEqual([{ phase: 'WORKS', from: 1_000, to: 2_000 }]);
  expect(after.rests).toBe(before.rests);
});
