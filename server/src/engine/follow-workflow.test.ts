import { expect, test } from 'vitest';
import type { ExecutionRow, ExecutionStatus } from '../store/tables.ts';
import { createEventEmitter, type EngineEvent } from './emitter.ts';
import { followWorkflow } from './follow-workflow.ts';

function start() {
  const emitter = createEventEmitter((fault) => {
    throw fault;
  });
  const written = new Map<string, ExecutionRow>();
  const write = (id: string, status: ExecutionStatus) => {
    const last_sequence = (written.get(id)?.last_sequence ?? 0) + 1;
    const execution = { id, workflow_id: 'w', status, last_sequence } as ExecutionRow;
    written.set(id, execution);
    return execution;
  };
  return {
    runs: followWorkflow({ emitter, workflowId: 'w', readRuns: async () => [...written.values()] }),
    write,
    tell: (id: string, status: ExecutionStatus) =>
      emitter.emit({ type: 'NodeStarted', execution: write(id, status) } as EngineEvent),
    lose: () => emitter.lost(),
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

test('after word that something was lost, each run is told as it is, unless that was told already', async () => {
  const { runs, write, tell, lose } = start();
  tell('a', 'RUNNING');
  tell('b', 'RUNNING');
  await runs.next();
  await runs.next();
  const third = runs.next();
  write('a', 'COMPLETED');
  write('c', 'PENDING');
  lose();
  expect(await third).toMatchObject({ value: { id: 'a', status: 'COMPLETED' } });
  expect(await runs.next()).toMatchObject({ value: { id: 'c', status: 'PENDING' } });
  const last = runs.next();
  lose();
  tell('b', 'FAILED');
  expect(await last).toMatchObject({ value: { id: 'b', status: 'FAILED' } });
});
