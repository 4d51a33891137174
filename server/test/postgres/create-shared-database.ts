import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Makes a database in a real Postgres, with the whole schema and no rows, and gives the link to it. */
export async function createSharedDatabase(): Promise<string> {
  const { administration, template } = inject('sharedPostgres');
  const name = `ads_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(administration);
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  return administration.replace(/[^/]*$/, name);
}
