import { expect, it } from 'vitest';
import { announcements } from './announcements.ts';
import { noRun } from './run-state.ts';
import type { RunNode, RunState } from './run-state.ts';

function run(status: NonNullable<RunState['execution']>['status'], nodes: RunState['nodes'] = {}): RunState {
  return {
    execution: {
      id: 'x',
      status,
      totalCost: '0.003000',
      error: null,
      createdAt: '2026-01-01T00:00:00Z',
      startedAt: null,
      finishedAt: null,
    },
    nodes,
    lastSequence: 1,
  };
}

function node(status: RunNode['status'], error: string | null = null): RunNode {
  return {
    status,
    name: 'Poster',
    type: 'IMAGE_MODEL',
    input: null,
    output: null,
    progress: null,
    error,
    errorCode: null,
    errorDetails: null,
    cost: '0',
    startedAt: null,
    finishedAt: null,
  };
}

it('tells of the beginning and the end', () => {
  expect(announcements(noRun, run('PENDING'))).toEqual(['The run has begun.']);
  expect(announcements(run('RUNNING'), run('COMPLETED'))).toEqual(['The run is done. It cost $0.003.']);
});

it('tells of a node when it ends, and not of its progress', () => {
  const working = run('RUNNING', { a: node('RUNNING') });
  expect(announcements(working, run('RUNNING', { a: node('RUNNING') }))).toEqual([]);
  expect(announcements(working, run('RUNNING', { a: node('COMPLETED') }))).toEqual(['Poster is done.']);
  expect(announcements(working, run('RUNNING', { a: node('FAILED', 'Refused.') }))).toEqual([
    'Poster failed: Refused.',
  ]);
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
  expect(announcements(run('FAILED', { a: node('FAILED') }), running)).toEqual(['The run goes on.']);
  expect(announcements(run('PAUSED', { a: node('PAUSED') }), running)).toEqual([]);
});
