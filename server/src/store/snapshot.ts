import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';
import type { Database } from './database.ts';
import { listAppliedMigrations } from './migrate.ts';

/** What a database holds, for people to know it by and for whoever reads it later. */
export interface DatabaseContents {
  /** Versions of the migrations that it has had. */
  migrations: string[];
  /** Rows by table. */
  counts: Record<CountedTable, number>;
}

export const countedTables = ['profiles', 'workflows', 'executions', 'generations', 'assets'] as const;
type CountedTable = (typeof countedTables)[number];

/**
 * Copies a database that lies in this process's folder to another, which is made. Nobody is answered meanwhile, so the copy is of
 * one moment: as though the process had been stopped there.
 */
export async function takeSnapshot(database: Database, into: string): Promise<DatabaseContents> {
  if (!database.whileStill) throw new Error('Only a database that lies in the data folder can be copied.');
  return database.whileStill(async ({ folder, query }) => {
    const contents = await readContents(query);
    // Where the file system can, nothing is copied until either side changes.
    await cp(folder, into, { recursive: true, mode: constants.COPYFILE_FICLONE });
    return contents;
  });
}

export async function readContents(
  query: (statement: string) => ReturnType<Database['query']>,
): Promise<DatabaseContents> {
  const counts = countedTables.map((table) => `(select count(*)::integer from public.${table}) as ${table}`);
  const { rows } = await query(`select ${counts.join(', ')}`);
  return {
    migrations: await listAppliedMigrations({ query }),
    counts: Object.fromEntries(
      countedTables.map((table) => [table, Number(rows[0]?.[table])]),
    ) as DatabaseContents['counts'],
  };
}
