import { openPreparedDatabase } from '../test/open-prepared-database.ts';
import { type Database, openDatabase } from '../src/store/database.ts';

export interface TestDatabase extends Database {
  /** A person who has signed up; gives the id. */
  addPerson(email?: string): Promise<string>;
}

/** A real Postgres in this process with the whole schema. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await openDatabase({ pglite: await openPreparedDatabase() });
  return {
    ...database,
    async addPerson(email) {
      const id = crypto.randomUUID();
      await database.query('insert into auth.users (id, email) values ($1, $2)', [id, email ?? `${id}@example.com`]);
      return id;
    },
  };
}
