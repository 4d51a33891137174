import { expect, test } from 'vitest';
import { createExecutions, draftExecution, findExecutions } from '../store/executions.ts';
import { openTestDatabase } from '../../testing/open-test-database.ts';
import { createWorkflow } from '../store/workflows.ts';
import { plainRequest, startEngine } from '../../testing/start-engine.ts';
import { step } from '../../testing/step-node.ts';

test('an unfinished execution that no job carries, as an earlier version left it, is taken up at the start', async () => {
  const database = await openTestDatabase();
  const userId = await database.addPerson();
  const workflow = { userId, name: 'Any', description: null, graph: { nodes: [], edges: [] } };
  const { id: workflowId } = await database.service.transaction().execute((db) => createWorkflow(db, workflow));
  const node = { key: 'a', type: 'STEP', name: 'a', config: {}, position: { x: 0, y: 0 }, hasBreakpoint: false };
  const draft = draftExecution({ ...plainRequest, userId, workflowId, graph: { nodes: [node], edges: [] } }, '');
  draft.row.job_id = null;
  await createExecutions(database.service, [draft]);

  const engine = await startEngine(database, [step]);
  const status = async () => (await findExecutions(database.service, [draft.row.id]))[0]?.status;
  await expect.poll(status).toBe('COMPLETED');
  await engine.close();
  await database.close();
});
