import { expect, test } from 'vitest';
import type { ExecutionStatus } from '../store/tables.ts';
import { createEventEmitter, type EngineEvent } from './emitter.ts';
import { followWorkflow } from './follow-workflow.ts';

function start() {
  const emitter = createEventEmitter((fault) => {
    throw fault;
  });
  return {
    runs: followWorkflow(emitter, 'w'),
    tell: (id: string, status: ExecutionStatus) =>
      emitter.emit({ type: 'NodeStarted', execution: { id, workflow_id: 'w', status } } as EngineEvent),
  };
}

test('tells a run when it changes its status, and not at every step', async () => {
  const { runs, tell } = start();
  const first = runs.next();
  tell('a', 'RUNNING');
  expect(await first).toMatchObject({ value: { id: 'a', status: 'RUNNING' } });
  tell('a', 'RUNNING');
  const second = runs.next();
  tell('a', 'RUNNING');
  tell('a', 'COMPLETED');
  expect(await second).toMatchObject({ value: { id: 'a', status: 'COMPLETED' } });
});

test('keeps for a slow reader the newest state of each run alone', async () => {
  const { runs, tell } = start();
  for (let each = 0; each < 1_000; each++) {
    tell('a', each % 2 === 0 ? 'PAUSED' : 'RUNNING');
    tell('b', 'RUNNING');
  }
  tell('a', 'FAILED');
  expect(await runs.next()).toMatchObject({ value: { id: 'a', status: 'FAILED' } });
  expect(await runs.next()).toMatchObject({ value: { id: 'b', status: 'RUNNING' } });
});

test('called off while it waits, it ends', async () => {
  const { runs } = start();
  const next = runs.next();
  await runs.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await runs.next()).toEqual({ done: true, value: undefined });
});
