import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSecrets } from '../src/secrets/server-secrets.ts';
import { decodeId } from '../src/schema/ids.ts';
import { openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { isTransientDatabaseError } from '../src/store/transient-error.ts';
import { adGraph, graphOf, text } from './ad-graph.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';

describe.each([18, 15] as const)('Postgres %s', (version) => {
  let postgres: RunningPostgres;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
    readSecrets(dataDir);
    postgres = await startPostgres({ version });
  });
  afterAll(async () => {
    await postgres?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = (databaseUrl: string) => startApp({ keepsData: true, config: { databaseUrl, dataDir } });

  // First, so that not even the roles are there, which all databases of a Postgres have in common.
  test('two servers that start at once on an empty database do not clash', async () => {
    const url = await postgres.createDatabase();
    const apps = await Promise.all([start(url), start(url)]);
    const { rows } = await apps[0].database.query('select version from supabase_migrations.schema_migrations');
    expect(rows).toHaveLength(new Set(rows.map((row) => row.version)).size);
    const person = await apps[0].signUp();
    const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
    const elsewhere = await apps[1].signIn(person);
    expect(await elsewhere.read('query ($id: ID!) { workflow(id: $id) { id } }', { id })).toEqual({ workflow: { id } });
    await Promise.all(apps.map((app) => app.close()));
  });

  describe('with one server', () => {
    let app: RunningApp;
    let url: string;
    beforeAll(async () => {
      url = await postgres.createDatabase();
      app = await start(url);
    });
    afterAll(() => app?.close());

    test('a server that is frozen in the middle of a transaction holds its locks for a moment only', async () => {
      const frozen = await openDatabase({ url, silence: 200 });
      const lock = sql`select pg_advisory_xact_lock(7)`;
      const isHeld = Promise.withResolvers<void>();
      const wakes = Promise.withResolvers<void>();
      const work = frozen.service.transaction().execute(async (db) => {
        await lock.execute(db);
        isHeld.resolve();
        await wakes.promise;
        await lock.execute(db);
      });
      await isHeld.promise;
      await app.database.service.transaction().execute((db) => lock.execute(db));
      wakes.resolve();
      const fault = await work.catch((thrown: unknown) => thrown);
      expect(isTransientDatabaseError(fault)).toBe(true);
      await frozen.service.transaction().execute((db) => lock.execute(db));
      await frozen.close();
    });

    test('is the version it should be, and has every migration once', async () => {
      const { rows } = await app.database.query('show server_version');
      expect(String(rows[0]?.server_version)).toMatch(new RegExp(`^${version}\\.`));
      expect(await migrate(app.database)).toEqual([]);
      const again = await openDatabase({ url });
      expect(await migrate(again)).toEqual([]);
      await again.close();
    });

    test('an ad is made, step by step, and paid for exactly', async () => {
      const person = await app.signUp();
      const { execution, events } = await person.run(adGraph({ num_images: 2 }));
      expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.006000', lastSequence: events.length });
      expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
      const [generation] = execution.generations.edges.map((edge) => edge.node);
      expect(generation).toMatchObject({
        status: 'COMPLETED',
        cost: '0.006000',
        images: [{ width: 128 }, { width: 128 }],
      });
      expect((await fetch(generation?.images[0]?.url ?? '')).status).toBe(200);
      const { workflows, generations } = await person.read<Record<string, { edges: { cursor: string }[] }>>(
        '{ workflows(first: 5) { edges { cursor node { nodes { id } edges { id } lastExecution { generations { edges { node { id } } } } } } } generations { edges { cursor } } }',
      );
      expect([workflows?.edges.length, generations?.edges.length]).toEqual([1, 1]);
      const next = await person.read<{ workflows: { edges: unknown[] } }>(
        'query ($after: String) { workflows(after: $after) { edges { cursor } } }',
        { after: workflows?.edges[0]?.cursor },
      );
      expect(next.workflows.edges).toEqual([]);
    });

    test('many runs at once keep their numbers apart and without gaps', async () => {
      const person = await app.signUp();
      const graph = graphOf(Array.from({ length: 30 }, (_, index) => text(`text${index}`, 'tea')));
      const runs = await Promise.all(Array.from({ length: 10 }, () => person.run(graph)));
      for (const { events } of runs) {
        expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: 62 }, (_, index) => index + 1));
      }
    });

    test('row-level security keeps people apart, past the API too', async () => {
      const [owner, stranger] = [await app.signUp(), await app.signUp()];
      const theirs = await owner.createWorkflow(graphOf([text('idea', 'tea')]));
      const mine = await stranger.createWorkflow(graphOf([text('idea', 'tea')]));
      const asStranger = <T>(work: Parameters<typeof app.database.asUser<T>>[1]) =>
        app.database.asUser(stranger.userId, work);
      expect(await asStranger((db) => db.selectFrom('workflows').select('id').execute())).toEqual([
        { id: decodeId(mine.id).id },
      ]);
      await expect(
        asStranger((db) =>
          sql`insert into executions (user_id, graph, workflow_version) values (${stranger.userId}, '{}', 1)`.execute(
            db,
          ),
        ),
      ).rejects.toThrow(/permission denied/);
      await expect(
        asStranger((db) => sql`insert into workflows (user_id, name) values (${owner.userId}, 'x')`.execute(db)),
      ).rejects.toThrow(/row-level security/);
      const nodes = await app.database.service.selectFrom('nodes').select(['id', 'workflow_id']).execute();
      const nodeOf = (id: string) => nodes.find((node) => node.workflow_id === decodeId(id).id)?.id ?? '';
      await expect(
        asStranger((db) =>
          sql`insert into edges (workflow_id, user_id, source_node_id, source_handle, target_node_id, target_handle, ordinal)
            values (${decodeId(mine.id).id}, ${stranger.userId}, ${nodeOf(mine.id)}, 'text', ${nodeOf(theirs.id)}, 'input', 0)`.execute(
            db,
          ),
        ),
      ).rejects.toThrow(/foreign key/);
      const { rows } = await app.database.query(
        "select current_user as role, current_setting('request.jwt.claims', true) as claims",
      );
      expect([rows[0]?.role, rows[0]?.claims || null]).toEqual(['postgres', null]);
    });

    test('a deleted workflow is hidden with its parts, also past the API, and comes back whole', async () => {
      const person = await app.signUp();
      const { id } = await person.createWorkflow(adGraph());
      const change = (name: string) =>
        person.read(`mutation ($id: ID!) { ${name}Workflow(input: { workflowId: $id }) { __typename } }`, { id });
      const count = () =>
        app.database.asUser(person.userId, async (db) => {
          const rows = await Promise.all(
            (['workflows', 'nodes', 'edges'] as const).map((table) => db.selectFrom(table).select('id').execute()),
          );
          return rows.map(({ length }) => length);
        });
      await change('delete');
      expect(await count()).toEqual([0, 0, 0]);
      expect(await change('restore')).toEqual({ restoreWorkflow: { __typename: 'RestoreWorkflowPayload' } });
      expect(await count()).toEqual([1, 4, 3]);
    });

    test('what is no JSON for jsonb is refused by its field', async () => {
      const person = await app.signUp();
      const answer = person.createWorkflow(graphOf([text('idea', 'half a \ud83d letter')]));
      await expect(answer).rejects.toThrow('graph.nodes.0.config.value: has half a character');
    });
  });
});
