import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/store/database.ts';
import { prepareSchema } from '../prepare-schema.ts';
import { startPostgres } from '../start-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** How to make databases in the Postgres that all tests share. */
    sharedPostgres: { administration: string; template: string };
  }
}

/** Starts one Postgres for the whole run. Those who stop it, or change more than a database of their own, start another. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const template = 'prepared';
  const database = await openDatabase({ url: await postgres.createDatabase(template) });
  await prepareSchema(database);
  await database.close();
  provide('sharedPostgres', { administration: await postgres.createDatabase('postgres'), template });
  return () => postgres.close();
}
