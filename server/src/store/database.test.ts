import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { applySupabaseBaseline, migrate } from './migrate.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/open-test-database.ts';

let database: TestDatabase;
let userId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  userId = await database.addPerson();
});
afterAll(() => database.close());

const whoAmI = sql<{ role: string; id: string | null }>`select current_user as role, auth.uid() as id`;

test('as a user, a transaction is that user, and what comes after it is not', async () => {
  const { rows } = await database.asUser(userId, (db) => whoAmI.execute(db));
  expect(rows).toEqual([{ role: 'authenticated', id: userId }]);
  expect((await whoAmI.execute(database.service)).rows[0]).toEqual({ role: 'postgres', id: null });
});

test('work that fails changes nothing and leaves nobody’s role behind', async () => {
  const work = database.asUser(userId, async (db) => {
    await db.insertInto('workflows').values({ user_id: userId, name: 'Never' }).execute();
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect((await whoAmI.execute(database.service)).rows[0]).toEqual({ role: 'postgres', id: null });
  const { rows } = await database.query("select from workflows where name = 'Never'");
  expect(rows).toEqual([]);
});

test('many people at once, and the engine among them, are each themselves', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, () => database.addPerson()));
  const answers = await Promise.all(
    people.flatMap((id) => [
      database.asUser(id, async (db) => {
        await sql`select 1`.execute(db);
        return (await whoAmI.execute(db)).rows[0]?.id === id;
      }),
      whoAmI.execute(database.service).then(({ rows }) => rows[0]?.role === 'postgres'),
      database.query('select auth.uid() as id').then(({ rows }) => rows[0]?.id === null),
    ]),
  );
  expect(new Set(answers)).toEqual(new Set([true]));
});

test('a script is all or nothing', async () => {
  await expect(database.runScript('create table half (id int); select nonsense();')).rejects.toThrow('nonsense');
  const { rows } = await database.query("select to_regclass('half') as half");
  expect(rows).toEqual([{ half: null }]);
});

test('who signs up has a profile, and migrating again does nothing', async () => {
  const id = await database.addPerson('new@example.com');
  const { rows } = await database.query('select email from profiles where id = $1', [id]);
  expect(rows).toEqual([{ email: 'new@example.com' }]);
  expect(await migrate(database)).toEqual([]);
});

test('arrays of the types that the migrations make are understood at the first start, too', async () => {
  const first = await openDatabase({});
  await first.runScript('create schema auth; create table auth.users (id uuid primary key, email text);');
  await applySupabaseBaseline(first);
  await migrate(first);
  const { rows: types } = await first.query(
    "select format('%I.%I', n.nspname, t.typname) as name from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and n.nspname = 'public'",
  );
  expect(types.length).toBeGreaterThan(1);
  for (const { name } of types) {
    const { rows } = await first.query(`select $1::${String(name)}[] as none`, [[]]);
    expect(rows).toEqual([{ none: [] }]);
  }
  const wanted = sql<boolean>`status = any (${['COMPLETED', 'FAILED']}::execution_status[])`;
  expect(await first.service.selectFrom('executions').select('id').where(wanted).execute()).toEqual([]);
  await first.close();
});
