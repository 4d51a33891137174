import { type Database, openDatabase } from '../database.ts';
import { applySupabaseBaseline, migrate } from '../migrate.ts';

export interface TestDatabase extends Database {
  /** A person who has signed up; gives the id. */
  addPerson(email?: string): Promise<string>;
}

/** A real Postgres in this process with the whole schema, and a bare table in place of Supabase Auth's own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await openDatabase({});
  await database.runScript('create schema auth; create table auth.users (id uuid primary key, email text);');
  await applySupabaseBaseline(database);
  await migrate(database);
  return {
    ...database,
    async addPerson(email = 'somebody@example.com') {
      const id = crypto.randomUUID();
      await database.query('insert into auth.users (id, email) values ($1, $2)', [id, email]);
      return id;
    },
  };
}
