import { expect, test } from 'vitest';
import { pruneAll } from './prune-all.ts';
import { decodeId } from '../src/schema/ids.ts';
import { adGraph } from './ad-graph.ts';
import { allAre, deliveriesOnce, makeWebhook, sendTest } from './keep-webhooks.ts';
import { startApp } from './start-app.ts';

test('events of what ended long ago go, the execution stays, and a reader that comes late is told how it is now', async () => {
  const app = await startApp();
  const person = await app.signUp();
  const old = await person.run(adGraph());
  await app.database.query(
    `update executions set finished_at = now() - interval '8 days' where finished_at is not null`,
  );
  const recent = await person.run(adGraph());
  await pruneAll(app.database, 7);

  const events = await Array.fromAsync(person.follow(old.executionId, 3));
  expect(events).toMatchObject([
    {
      __typename: 'ExecutionReset',
      sequence: old.events.length,
      execution: { status: 'COMPLETED', totalCost: '0.003000' },
    },
  ]);
  const execution = await person.execution(old.executionId);
  expect(execution.nodeExecutions).toEqual(
    old.execution.nodeExecutions.map((one) => expect.objectContaining({ id: one.id, status: one.status }) as object),
  );
  expect(await Array.fromAsync(person.follow(recent.executionId))).toHaveLength(recent.events.length);
  await app.close();
});

test('what webhooks were sent goes after 30 days, and what is yet to be sent stays', async () => {
  const app = await startApp();
  const person = await app.signUp();
  const { id } = await makeWebhook(person, { url: 'https://receiver.invalid/' });
  await sendTest(person, id);
  const kept = await sendTest(person, id);
  await deliveriesOnce(person, id, (all) => all.length === 2 && allAre('FAILED')(all));
  await app.database.query(`update webhook_deliveries set created_at = now() - interval '31 days'`);
  await app.database.query(
    `update webhook_deliveries set status = 'PENDING', next_attempt_at = now() + interval '1 day' where id = $1`,
    [decodeId(kept).id],
  );
  await pruneAll(app.database, null);
  expect((await deliveriesOnce(person, id, () => true)).map((one) => one.id)).toEqual([kept]);
  await app.close();
});
