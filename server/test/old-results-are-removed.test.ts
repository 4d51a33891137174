import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../src/errors.ts';
import { removeOldResults } from '../src/engine/remove-old-results.ts';
import { encodeId } from '../src/schema/ids.ts';
import { createLocalStorage } from '../src/providers/storage/local-storage.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { adGraph, graphOf, model, output, photo, text } from './ad-graph.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  // Pictures that are large enough for smaller copies.
  app = await startApp({ config: { resultRetentionDays: 7 }, demoPictures: 'drawn' });
  person = await app.signUp();
});
afterAll(() => app.close());

const assetGlobalId = (id: string) => encodeId('Asset', id);
const storage = () => createLocalStorage({ folder: app.filesFolder, linkBase: () => '', secret: 'x'.repeat(32) });

/** As after another hour. */
async function passAnHour(files = storage()) {
  await letAnHourPass(app.database);
  await removeOldResults({ database: app.database, storage: files, days: 7, assetGlobalId });
}

async function letAnHourPass(database: Database) {
  await database.query("update assets set check_after = check_after - interval '1 day'");
  await database.query("update files_to_remove set due_at = due_at - interval '1 hour'");
}

const age = (executionId: string) =>
  app.database.query("update executions set finished_at = finished_at - interval '8 days' where id = $1", [
    rowIdOf(executionId),
  ]);
const rowIdOf = (globalId: string) => Buffer.from(globalId, 'base64').toString().split(':')[1];
const allFiles = () => readdir(join(app.filesFolder, person.userId));
/** Each picture once, as long as there is a file of it, if only a smaller copy. */
const files = async () => [...new Set((await allFiles()).map((name) => name.replace(/[.]\d+[.]webp$/, '')))];
const spending = async () =>
  (await person.read<{ viewer: { spending: unknown } }>('{ viewer { spending { spent held } } }')).viewer.spending;
const run = (seed: number, upTo = adGraph({ seed })) => person.run(upTo);
const pictureOf = async (executionId: string) => {
  const { rows } = await app.database.query(
    'select a.id, a.path from assets a join generations g on g.id = a.generation_id where g.execution_id = $1',
    [rowIdOf(executionId)],
  );
  return { id: String(rows[0]?.id), file: String(rows[0]?.path).split('/')[1] ?? '' };
};

test('a run that ended long ago goes with all its rows and pictures, says before when, and what it cost stays spent', async () => {
  const old = await run(1);
  const recent = await run(2);
  const gone = await pictureOf(old.executionId);
  const kept = await pictureOf(recent.executionId);
  expect(await allFiles()).toContain(`${gone.file}.640.webp`);
  const before = await spending();
  expect(before).toMatchObject({ spent: '0.006000' });
  const { execution } = await person.read<{ execution: { finishedAt: string; expiresAt: string } }>(
    'query ($id: ID!) { execution(id: $id) { finishedAt expiresAt } }',
    { id: old.executionId },
  );
  expect(Date.parse(execution.expiresAt) - Date.parse(execution.finishedAt)).toBe(7 * 86_400_000);

  await age(old.executionId);
  await removeOldResults({ database: app.database, storage: storage(), days: 7, assetGlobalId });
  const { execution: missing } = await person.read<{ execution: unknown }>(
    'query ($id: ID!) { execution(id: $id) { id } }',
    {
      id: old.executionId,
    },
  );
  expect(missing).toBeNull();
  // A run that was about to reuse the picture may not have written so yet.
  expect(await files()).toContain(gone.file);

  await passAnHour();
  expect(await files()).toEqual([kept.file]);
  expect(await spending()).toEqual(before);
  for (const [table, column] of [
    ['executions', 'id'],
    ['node_executions', 'execution_id'],
    ['execution_events', 'execution_id'],
    ['generations', 'execution_id'],
  ]) {
    const { rows } = await app.database.query(`select count(*)::int as count from ${table} where ${column} = $1`, [
      rowIdOf(old.executionId),
    ]);
    expect([table, rows[0]?.count]).toEqual([table, 0]);
  }
  const dangling =
    'select from node_results r where not exists (select from node_executions n where n.id = r.node_execution_id)';
  expect((await app.database.query(dangling)).rows).toEqual([]);
  expect((await app.database.query('select from files_to_remove')).rows).toEqual([]);
});

test('pictures stay as long as a newer run has taken them over, or a workflow shows them', async () => {
  const old = await run(3);
  const reused = await pictureOf(old.executionId);
  const shown = await pictureOf((await run(4)).executionId);
  const newer = await person.execute(old.workflowId);
  await Array.fromAsync(person.follow(newer));
  const { id: workflowId } = await person.createWorkflow(
    graphOf(
      [
        photo('photo', { asset_id: assetGlobalId(shown.id) }),
        text('idea', 'tea'),
        model('edit', {}, 'fal-ai/nano-banana/edit'),
        output('out'),
      ],
      'photo.image_url -> edit.image_url',
      'idea.text -> edit.prompt',
      'edit.image_urls -> out.image_urls',
    ),
  );
  const { rows } = await app.database.query('select id from executions where id <> $1', [rowIdOf(newer)]);
  for (const { id } of rows) await age(encodeId('Execution', String(id)));
  await passAnHour();
  await passAnHour();
  expect((await files()).toSorted()).toEqual([reused.file, shown.file].toSorted());

  await app.database.query('delete from workflows where id = $1', [rowIdOf(workflowId)]);
  await passAnHour();
  expect(await files()).toEqual([reused.file]);
  await age(newer);
  await passAnHour();
  await passAnHour();
  expect(await files()).toEqual([]);
  expect((await app.database.query('select from assets')).rows).toEqual([]);
});

test('where the storage fails nothing is lost sight of: its files go once it is back', async () => {
  const old = await run(5);
  await age(old.executionId);
  const broken = {
    ...storage(),
    remove: async () => {
      throw new AppError('STORAGE_UNAVAILABLE');
    },
  };
  await passAnHour(broken);
  await expect(passAnHour(broken)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  expect((await app.database.query('select from assets')).rows).toEqual([]);
  expect(await files()).toHaveLength(1);
  // Not at once, for another server may be at it.
  await removeOldResults({ database: app.database, storage: storage(), days: null, assetGlobalId });
  expect(await files()).toHaveLength(1);
  await passAnHour();
  expect(await files()).toEqual([]);
  expect((await app.database.query('select from files_to_remove')).rows).toEqual([]);
});

test('a paid call that has not ended keeps its run', async () => {
  const old = await run(6);
  await age(old.executionId);
  const set = (status: string) =>
    app.database.query('update generations set status = $2::generation_status where execution_id = $1', [
      rowIdOf(old.executionId),
      status,
    ]);
  await set('RUNNING');
  await passAnHour();
  expect(await person.execution(old.executionId)).toMatchObject({ status: 'COMPLETED' });
  await set('COMPLETED');
  await passAnHour();
  await expect(person.execution(old.executionId)).rejects.toThrow('no such execution');
});

test('three servers at once remove each run once, and count its cost once', async () => {
  const url = await createSharedDatabase();
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ url })));
  const [database] = databases;
  if (!database) return;
  await database.query('insert into auth.users (id) select gen_random_uuid() from generate_series(1, 2)');
  await database.query(oldRuns);
  const removed: string[] = [];
  const counting = { ...storage(), remove: async (paths: string[]) => void removed.push(...paths) };
  const removeOnEach = () =>
    Promise.all(databases.map((one) => removeOldResults({ database: one, storage: counting, days: 7, assetGlobalId })));
  await removeOnEach();
  const { rows } = await database.query(
    'select (select count(*)::int from executions) as left, (select sum(spent)::text from removed_spending) as spent',
  );
  expect(rows).toEqual([{ left: 0, spent: '0.900000' }]);
  await letAnHourPass(database);
  await removeOnEach();
  expect(removed.toSorted()).toHaveLength(300);
  expect(new Set(removed).size).toBe(300);
  await Promise.all(databases.map((one) => one.close()));
});

/** Three hundred runs of two people, each with a picture. */
const oldRuns = `
  with run as (
    insert into executions (user_id, status, graph, workflow_version, created_at, finished_at)
    select id, 'COMPLETED', '{}', 1, now() - interval '8 days', now() - interval '8 days' from profiles, generate_series(1, 150)
    returning id, user_id
  ),
  node as (
    insert into node_executions (execution_id, user_id, node_key, ordinal) select id, user_id, 'model', 0 from run
    returning id, execution_id, user_id
  ),
  paid as (
    insert into generations (user_id, execution_id, node_execution_id, status, model, prompt, parameters, input_hash, cost)
    select user_id, execution_id, id, 'COMPLETED', 'm', 'p', '{}', 'h', 0.003 from node returning id, user_id
  )
  insert into assets (user_id, path, content_type, width, height, byte_size, origin, generation_id)
  select user_id, user_id || '/' || gen_random_uuid() || '.png', 'image/png', 1, 1, 1, 'GENERATED', id from paid
`;
