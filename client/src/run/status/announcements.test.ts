import { expect, it } from 'vitest';
import { announcements as announced } from './announcements.ts';
import { noRun } from '../state/run-state.ts';
import type { RunExecution, RunNode, RunState } from '../state/run-state.ts';
import { aNode, aRun, itemCounts, runOf } from '../state/testing/run-samples.ts';

const announcements = (before: RunState, after: RunState) =>
  announced(before, after, { plain: (text) => text.replace('image_urls', 'Images') });

function run(status: RunExecution['status'], nodes: RunState['nodes'] = {}): RunState {
  return runOf(aRun(status, { totalCost: '0.003000' }), nodes);
}

function node(status: RunNode['status'], error: string | null = null): RunNode {
  return aNode(status, { error });
}

it('tells of the beginning and the end', () => {
  expect(announcements(noRun, run('PENDING'))).toEqual(['The run has started.']);
  expect(announcements(run('RUNNING'), run('COMPLETED'))).toEqual(['The run is done. It cost $0.003.']);
});

it('tells of a node when it ends, and not of its progress', () => {
  const working = run('RUNNING', { a: node('RUNNING') });
  expect(announcements(working, run('RUNNING', { a: node('RUNNING') }))).toEqual([]);
  expect(announcements(working, run('RUNNING', { a: node('COMPLETED') }))).toEqual(['Poster is done.']);
  expect(announcements(working, run('RUNNING', { a: node('FAILED', 'No image_urls.') }))).toEqual([
    'Poster failed: No Images.',
  ]);
});

it('tells once that a node is writing, and not each word', () => {
  const writes = (partialText: string | null) => {
    const progress = { fraction: null, queuePosition: null, message: null, logs: [], partialText, partialItems: [] };
    return run('RUNNING', { a: aNode('RUNNING', { progress }) });
  };
  expect(announcements(writes(null), writes('Slow'))).toEqual(['Poster is writing.']);
  expect(announcements(writes('Slow'), writes('Slow mornings'))).toEqual([]);
});

it('is silent about a run that was over when it came on screen', () => {
  expect(announcements(noRun, run('COMPLETED', { a: node('COMPLETED') }))).toEqual([]);
});

it('tells where a run pauses, and where one that was opened is paused', () => {
  const paused = run('PAUSED', { a: node('PAUSED') });
  expect(announcements(run('RUNNING', { a: node('PENDING') }), paused)).toEqual(['The run is paused before Poster.']);
  expect(announcements(noRun, paused)).toEqual(['The run is paused before Poster.']);
});

it('tells that a run that was over goes on, but not each step past a pause', () => {
  const running = run('RUNNING', { a: node('PENDING') });
  expect(announcements(run('FAILED', { a: node('FAILED') }), running)).toEqual(['The run continues.']);
  expect(announcements(run('PAUSED', { a: node('PAUSED') }), running)).toEqual([]);
});

it('tells of a node that took over its earlier result, and of a run that was free', () => {
  const working = run('RUNNING', { a: node('PENDING') });
  const reused = aNode('COMPLETED', { origin: 'REUSED' });
  expect(announcements(working, run('RUNNING', { a: reused }))).toEqual(['Poster reused its earlier result.']);
  expect(announcements(working, runOf(aRun('COMPLETED'), { a: node('PENDING') }))).toEqual(['The run is done.']);
});

it('tells that a value was corrected, once', () => {
  const paused = run('PAUSED', { a: node('PAUSED') });
  const corrected = run('PAUSED', { a: aNode('PAUSED', { inputEditedAt: '2026-01-01T00:00:05Z' }) });
  expect(announcements(paused, corrected)).toEqual(['Poster was corrected.']);
  expect(announcements(corrected, corrected)).toEqual([]);
});

it('tells of a node that went on without some of its items', () => {
  const counts = itemCounts(18, { completed: 17, failed: 1 });
  const done = aNode('COMPLETED', { itemCounts: counts, hasFailedItems: true });
  expect(announcements(run('RUNNING', { a: node('RUNNING') }), run('RUNNING', { a: done }))).toEqual([
    'Poster has ended: 17 of 18 done, 1 failed.',
  ]);
});
