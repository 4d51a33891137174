import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph, graphOf, text } from './ad-graph.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { type CloudPostgres, startCloudPostgres } from './supabase-cloud/cloud-postgres.ts';
import { type CloudApp, startCloudApp } from './supabase-cloud/start-cloud-app.ts';
import { startTransactionPooler, type TransactionPooler } from './transaction-pooler.ts';

/* Two servers whose DATABASE_URL gives each transaction another session, with DIRECT_URL beside it. */

let postgres: CloudPostgres;
let pooler: TransactionPooler;
let running: CloudApp;
let other: RunningApp;
beforeAll(async () => {
  postgres = await startCloudPostgres();
  running = await startCloudApp(postgres, {
    config: async ({ database }) => {
      pooler = await startTransactionPooler(database.url);
      return { databaseUrl: pooler.url, directUrl: database.url };
    },
  });
  other = await startApp({ keepsData: true, config: running.app.config });
});
afterAll(async () => {
  await other?.close();
  await running?.close();
  await pooler?.close();
  await postgres?.close();
});

test('an ad is made and followed at the other server, which hears of it by a session of its own', async () => {
  const person = await running.app.signUp();
  const elsewhere = await other.signIn(person);
  const { id } = await person.createWorkflow(adGraph());
  const executionId = await person.execute(id);
  const events = await Array.fromAsync(elsewhere.follow(executionId));
  expect(events.at(-1)).toMatchObject({ __typename: 'ExecutionCompleted', execution: { totalCost: '0.003000' } });
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1));
});

test('many at once keep their numbers, and each sees their own', async () => {
  const people = await Promise.all([running.app.signUp(), other.signUp(), running.app.signUp()]);
  const graph = graphOf(Array.from({ length: 10 }, (_, at) => text(`text${at}`, 'tea')));
  const runs = await Promise.all(people.flatMap((person) => [person.run(graph), person.run(graph), person.run(graph)]));
  for (const { events } of runs) expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1));
  for (const person of people) {
    expect(await person.read('{ workflows { totalCount } }')).toEqual({ workflows: { totalCount: 3 } });
  }
});

test('nothing that went through it needs a session, and nothing is left in one', async () => {
  expect(Math.min(...pooler.transactions)).toBeGreaterThan(20);
  expect(pooler.preparedNames).toEqual([]);
  const needsSession =
    /^\s*(un)?listen\b|^\s*set\s+(?!local\b|transaction\b)|\bset_config\([^)]*,\s*false\)|\bpg_(try_)?advisory_(un)?lock|\bcreate\s+temp|\bwith\s+hold\b|^\s*prepare\b/i;
  expect(pooler.statements.flatMap((script) => script.split(';')).filter((one) => needsSession.test(one))).toEqual([]);
  const left = await pooler.ask(
    "select current_user as who, coalesce(current_setting('request.jwt.claims', true), '') as claims, (select count(*)::int from pg_locks where pid = pg_backend_pid() and locktype = 'advisory') as locks",
  );
  expect(left).toHaveLength(4);
  expect(new Set(left.map((row) => JSON.stringify(row)))).toEqual(
    new Set([JSON.stringify({ who: 'postgres', claims: '', locks: 0 })]),
  );
});

test('without DIRECT_URL nobody would be heard: that is what the setting is for', async () => {
  const heard: string[] = [];
  const { openDatabase } = await import('../src/store/database.ts');
  const pooled = await openDatabase({ url: pooler.url });
  const direct = await openDatabase({ url: pooler.url, directUrl: running.cloud.database.url });
  const told = Promise.withResolvers<void>();
  const lines = await Promise.all([
    pooled.listen(
      'anything',
      () => heard.push('pooled'),
      () => {},
    ),
    direct.listen(
      'anything',
      () => (heard.push('direct'), told.resolve()),
      () => {},
    ),
  ]);
  await direct.query("select pg_notify('anything', 'x')");
  await told.promise;
  expect(heard).toEqual(['direct']);
  await Promise.all(lines.map((line) => line.close()));
  await Promise.all([pooled.close(), direct.close()]);
});
