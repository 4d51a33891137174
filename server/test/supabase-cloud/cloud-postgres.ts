import { readFileSync } from 'node:fs';
import pg from 'pg';
import { type RunningPostgres, startPostgres } from '../start-postgres.ts';

export interface CloudPostgres extends RunningPostgres {
  /** A project's database, as it is handed over; what is in it belongs to the services. */
  createProject(options?: { mayWritePolicies?: boolean }): Promise<CloudDatabase>;
}

export interface CloudDatabase {
  /** By which people connect: the role `postgres`. */
  url: string;
  /** The same for the services. */
  urlAs(role: 'supabase_admin' | 'supabase_auth_admin' | 'supabase_storage_admin'): string;
}

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** A real Postgres with Supabase's roles, in which `postgres` is no superuser. */
export async function startCloudPostgres(): Promise<CloudPostgres> {
  const postgres = await startPostgres();
  const first = await postgres.createDatabase();
  // Whoever made the cluster is its superuser for good, under whatever name.
  await run(first, "create role supabase_admin superuser login password 'cloud'");
  const admin = withUser(first, 'supabase_admin', 'cloud');
  await run(admin, `alter role postgres rename to cluster_owner; ${read('./cloud-roles.sql')}`);
  let count = 0;
  return {
    ...postgres,
    async createProject({ mayWritePolicies = false } = {}) {
      const name = `project_${(count += 1)}`;
      await run(admin, `create database ${name} owner postgres`);
      const url = withUser(withDatabase(first, name), 'postgres', 'of-the-project');
      const urlAs = (role: string) => withUser(url, role, 'cloud');
      await run(urlAs('supabase_admin'), read('./cloud-database.sql'));
      // At Supabase an extension (supautils) lets `postgres` write policies on the tables for files. Without it, who is to write
      // them must own the table.
      await run(
        admin,
        `${mayWritePolicies ? 'grant' : 'revoke'} supabase_storage_admin ${mayWritePolicies ? 'to' : 'from'} postgres`,
      );
      return { url, urlAs };
    },
  };
}

async function run(url: string, script: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}

function withUser(link: string, user: string, password: string): string {
  const url = new URL(link);
  url.username = user;
  url.password = password;
  return url.href;
}

function withDatabase(link: string, name: string): string {
  const url = new URL(link);
  url.pathname = `/${name}`;
  return url.href;
}
