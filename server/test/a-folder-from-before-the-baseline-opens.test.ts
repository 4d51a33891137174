import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restore } from '../src/backup/restore.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { listAppliedMigrations, listMigrationVersions, migrate } from '../src/store/migrate.ts';
import { baselineEnd, firstChain } from '../src/store/take-over-first-chain.ts';
import { schemaParts } from './describe-schema.ts';
import { openPreparedDatabase } from './open-prepared-database.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/*
 * The kept folder is an archive of `pnpm backup`, made by the server as it was at commit a48c57c, the last day before the baseline:
 * maker@example.com makes a webhook, runs “Summer ad” (`adGraph({ num_images: 2, seed: 1 })`), uploads the sample photo, runs a second
 * workflow that edits it and cuts the result to 9:16, and makes a third, “Never run”; both deliveries arrive. The server stops; PGlite is
 * opened on the folder for `vacuum`, `pg_switch_wal()` and `checkpoint`, and the old parts of `pg_wal` are removed, so that it packs
 * small. The archive is then gunzipped and packed by zstd (level 19, long distance matching).
 */
const kept = new URL('./kept/data-folder-before-the-baseline.tar.zst', import.meta.url);
const maker = { email: 'maker@example.com', password: 'steeped-cold-for-a-day' };

let home: string;
let app: RunningApp;
let person: Person;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'visualadgen-kept-'));
  const archive = join(home, 'backup.tar.gz');
  await writeFile(archive, gzipSync(zstdDecompressSync(await readFile(kept)), { level: 1 }));
  const dataDir = join(home, 'data');
  const { manifest } = await restore({ dataDir, databaseUrl: undefined }, archive);
  expect(manifest.database?.migrations).toEqual(firstChain);
  app = await startApp({ keepsData: true, config: { dataDir } });
  person = await app.signIn(maker);
});
afterAll(async () => {
  await app?.close();
  await rm(home, { recursive: true, force: true });
});

interface Workflows {
  workflows: { edges: { node: { id: string; name: string; executions: { edges: { node: { id: string } }[] } } }[] };
}

const readWorkflows = `{ workflows(first: 10) { edges { node { id name executions(first: 5) { edges { node { id } } } } } } }`;

test('its workflows are there with their runs and pictures, and run again for nothing', async () => {
  const { workflows } = await person.read<Workflows>(readWorkflows);
  const found = workflows.edges.map(({ node }) => node);
  const runs = found.map(({ executions }) => executions.edges.map(({ node }) => node.id));
  expect(found.map(({ name }) => name)).toEqual(['Never run', 'Summer ad', 'Summer ad']);
  expect(runs.map((ids) => ids.length)).toEqual([0, 1, 1]);

  for (const [at, count] of [
    [1, 1],
    [2, 2],
  ] as const) {
    const before = await person.execution(runs[at]?.[0] ?? '');
    const images = before.generations.edges.flatMap(({ node }) => node.images);
    expect(images).toHaveLength(count);
    for (const { url } of images) expect((await fetch(url)).status).toBe(200);

    const id = await person.execute(found[at]?.id ?? '');
    await Array.fromAsync(person.follow(id));
    expect(await person.execution(id)).toMatchObject({ status: 'COMPLETED', totalCost: '0.000000' });
  }
  expect(app.submissions()).toEqual([]);
});

test('what it uploaded, and what it told a webhook, is there; and the runs of now are told, too', async () => {
  const { rows: uploads } = await app.database.query("select from assets where origin = 'UPLOADED'");
  expect(uploads).toHaveLength(1);
  const { rows } = await app.database.query('select status from webhook_deliveries order by created_at');
  expect(rows).toHaveLength(4);
  expect(rows.slice(0, 2)).toEqual([{ status: 'DELIVERED' }, { status: 'DELIVERED' }]);
});

test('its schema is as though it had begun with the baseline', async () => {
  const fresh = await openDatabase({ pglite: await openPreparedDatabase() });
  expect(await partsOf(app.database)).toEqual(await partsOf(fresh));
  expect(await listAppliedMigrations(app.database)).toEqual(await listMigrationVersions());
  await fresh.close();
});

test('two servers that start at once on a Postgres of the first chain take it over once', async () => {
  const url = await createSharedDatabase();
  const servers = await Promise.all([openDatabase({ url }), openDatabase({ url })]);
  const [one] = servers;
  const fresh = await partsOf(one);
  await makeOld(one, firstChain);
  expect(await Promise.all(servers.map(migrate))).toEqual([[], []]);
  expect(await partsOf(one)).toEqual(fresh);
  await Promise.all(servers.map((server) => server.close()));
});

test('a database with a part of the first chain is refused, and stays as it is', async () => {
  const database = await openDatabase({ url: await createSharedDatabase() });
  await makeOld(database, firstChain.slice(0, 10));
  const before = await partsOf(database);
  await expect(migrate(database)).rejects.toThrow(
    'it has had 10 of the 20 migrations before the baseline, up to 20261121001200. Start the last version that has 20261130011000_jobs_carry_deliveries.sql in supabase/migrations on it once',
  );
  expect(await partsOf(database)).toEqual(before);
  await database.close();
});

async function partsOf({ query }: Database): Promise<unknown[]> {
  const { rows } = await query(`select what from (${schemaParts}) as everything order by what`);
  return rows.map(({ what }) => what);
}

/** Makes one of the baseline as the first chain left it, with these of its migrations. */
async function makeOld(database: Database, versions: readonly string[]): Promise<void> {
  await database.runScript(`
    delete from supabase_migrations.schema_migrations where version <= '${baselineEnd}';
    delete from supabase_migrations.contracts;
    insert into supabase_migrations.schema_migrations (version) values ${versions.map((one) => `('${one}')`).join(', ')};
    alter table webhook_deliveries add column step integer not null default 0, add column leased_until timestamptz default 'infinity';
    create function delete_workflow(workflow uuid) returns boolean language sql as 'select private.delete_workflow(workflow)';
    create function restore_workflow(workflow uuid) returns boolean language sql as 'select private.restore_workflow(workflow)';`);
}
