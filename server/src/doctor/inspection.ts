import type { Config } from '../settings/config.ts';
import { withDeadline } from '../network/deadline.ts';
import { pause } from '../retry/pause.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { isUsable } from '../store/inspect-database.ts';

/** What is looked at: the settings, and what they lead to, opened at most once. */
export interface Inspection {
  config: Config;
  env: NodeJS.ProcessEnv;
  /** Asks the Supabase project; null where there is none, or nobody answers. */
  askSupabase(path: string, key?: string): Promise<Reply | null>;
  /** Null where the database is built in, or cannot be reached. */
  database(): Promise<Database | null>;
  close(): Promise<void>;
}

export interface Reply {
  status: number;
  /** Undefined when it is not JSON. */
  json: unknown;
  /** Milliseconds by which its clock is ahead of ours; null when it does not say. */
  clockAhead: number | null;
}

/** The major version. */
export const oldestPostgres = 15;

/** In milliseconds. */
const patience = 8_000;

export function createInspection(config: Config, env: NodeJS.ProcessEnv): Inspection {
  let opened: Promise<Database | null> | undefined;
  return {
    config,
    env,
    askSupabase: async (path, key = config.supabase?.publishableKey) =>
      config.supabase ? ask(`${config.supabase.url}${path}`, key).catch(() => null) : null,
    database: () => (opened ??= open(config)),
    close: async () => {
      // One that hangs is left to the end of the process.
      await Promise.race([opened?.then((database) => database?.close()), pause(1_000, { keepsAlive: false })]);
    },
  };
}

/** Throws where nobody answers. */
export async function ask(link: string, key: string | undefined): Promise<Reply> {
  return withDeadline(patience, undefined, async (signal) => {
    const sent = Date.now();
    const response = await fetch(link, { signal, headers: key ? { apikey: key } : {} });
    const date = Date.parse(response.headers.get('date') ?? '');
    const json: unknown = await response.json().catch(() => undefined);
    // It was written somewhere between question and answer, and counts in whole seconds.
    return {
      status: response.status,
      json,
      clockAhead: Number.isNaN(date) ? null : date + 500 - (sent + Date.now()) / 2,
    };
  });
}

/** Null for one that cannot be used, which the check of the connection tells. */
async function open({ databaseUrl: url, directUrl }: Config): Promise<Database | null> {
  if (!url) return null;
  const database = await openDatabase({ url, directUrl });
  if (await isUsable(database, oldestPostgres)) return database;
  await database.close();
  return null;
}
