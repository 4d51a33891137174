import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/open-test-database.ts';
import { createWorkflow } from '../store/workflows.ts';
import { isLastEvent } from './events.ts';
import { plainRequest, startEngine, type TestEngine } from '../../testing/start-engine.ts';
import { step } from '../../testing/step-node.ts';

let database: TestDatabase;
let engine: TestEngine;
let request: Parameters<TestEngine['execute']>[0];
beforeAll(async () => {
  database = await openTestDatabase();
  const userId = await database.addPerson();
  const workflow = { userId, name: 'Any', description: null, graph: { nodes: [], edges: [] } };
  const { id } = await database.service.transaction().execute((db) => createWorkflow(db, workflow));
  engine = await startEngine(database, [step]);
  request = { ...plainRequest, userId, workflowId: id, graph: stopped };
});
afterAll(async () => {
  await engine.close();
  await database.close();
});

const stopped: Graph = {
  nodes: [{ key: 'a', type: 'STEP', name: 'a', config: {}, position: { x: 0, y: 0 }, hasBreakpoint: true }],
  edges: [],
};

/** Resolves when so many events of a kind have been told. */
function count(isWanted: (type: string) => boolean, wanted: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    const stop = engine.emitter.onWorkflow(request.workflowId ?? '', ({ type }) => {
      if (!isWanted(type)) return;
      seen += 1;
      if (seen < wanted) return;
      stop();
      resolve();
    });
  });
}

const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
const jobs = async () => (await database.query('select 1 from pgboss.job')).rows.length;

test('two hundred executions wait at their breakpoints: no timer, no job, and all go on when they are let', async () => {
  const before = timers();
  const paused = count((type) => type === 'ExecutionPaused', 200);
  const made = await Promise.all(Array.from({ length: 200 }, () => engine.execute(request)));
  await paused;
  await expect.poll(jobs).toBe(0);
  expect(timers()).toBeLessThanOrEqual(before);

  const ended = count((type) => isLastEvent(type as 'ExecutionCompleted'), 200);
  await Promise.all(made.map(({ execution }) => engine.goOn(execution.id, 'RESUME')));
  await ended;
  expect(engine.faults).toEqual([]);
});
