import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph, graphOf, text } from './ad-graph.ts';
import { executeWorkflow, saveWorkflowGraph } from './operations.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());

type Executed = Result<{ execution: { id: string; status: string } }>;

async function execute(workflowId: string, idempotencyKey: string, who = person): Promise<Executed> {
  const data = await who.read<{ executeWorkflow: Executed }>(executeWorkflow, {
    input: { workflowId, idempotencyKey },
  });
  return data.executeWorkflow;
}

test('sent twice, before and after the end, it is one run and one order', async () => {
  const { id } = await person.createWorkflow(adGraph({ seed: 20 }));
  const before = app.submissions().length;
  const [first, second] = [await execute(id, 'monday'), await execute(id, 'monday')];
  expect(first.__typename).toBe('ExecuteWorkflowPayload');
  expect(second.execution?.id).toBe(first.execution?.id);
  await Array.fromAsync(person.follow(first.execution?.id ?? ''));
  expect(await execute(id, 'monday')).toMatchObject({ execution: { id: first.execution?.id, status: 'COMPLETED' } });
  expect(app.submissions().length).toBe(before + 1);
});

test('sent twenty times at once, it is one run and one order', async () => {
  const { id } = await person.createWorkflow(adGraph());
  const before = app.submissions().length;
  const answers = await Promise.all(Array.from({ length: 20 }, () => execute(id, 'at once')));
  const runs = new Set(answers.map((answer) => answer.execution?.id));
  expect(runs.size).toBe(1);
  const [run] = runs;
  const events = await Array.fromAsync(person.follow(run ?? ''));
  expect(events.filter((event) => event.__typename === 'ExecutionStarted')).toHaveLength(1);
  expect(app.submissions().length).toBe(before + 1);
});

test('the same key for another workflow, or another graph of this one, is refused and runs nothing', async () => {
  const { id, version } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  const other = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  const first = await execute(id, 'tuesday');
  const refusal = {
    __typename: 'IdempotencyConflictError',
    code: 'IDEMPOTENCY_CONFLICT',
    execution: { id: first.execution?.id },
  };
  expect(await execute(other.id, 'tuesday')).toMatchObject(refusal);
  await person.read(saveWorkflowGraph, {
    input: { workflowId: id, version, graph: graphOf([text('idea', 'coffee')]) },
  });
  expect(await execute(id, 'tuesday')).toMatchObject(refusal);
  const { rows } = await app.database.query(
    "select count(*)::int as count from executions where idempotency_key = 'tuesday'",
  );
  expect(rows).toEqual([{ count: 1 }]);
});

test("another person's same key is another run", async () => {
  const stranger = await app.signUp();
  const [mine, theirs] = await Promise.all(
    [person, stranger].map(async (who) =>
      execute((await who.createWorkflow(graphOf([text('idea', 'tea')]))).id, 'wednesday', who),
    ),
  );
  expect(theirs?.__typename).toBe('ExecuteWorkflowPayload');
  expect(theirs?.execution?.id).not.toBe(mine?.execution?.id);
});

test('a key that is empty or too long is named', async () => {
  const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  for (const key of ['', 'x'.repeat(201)]) {
    expect(await execute(id, key)).toMatchObject({ __typename: 'InputInvalidError', code: 'INPUT_INVALID' });
  }
});

test('without a key, each is a run of its own', async () => {
  const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  expect(await person.execute(id)).not.toBe(await person.execute(id));
});
