import { readFile } from 'node:fs/promises';
import type { Database } from './database.ts';

/*
 * Before there was the baseline, a chain of migrations made the same schema step by step. A database that has had all of them differs
 * from it by little, which is brought here; `supabase_migrations` then tells of the baseline alone.
 */

/** The newest migration of the baseline; those after it are what databases are brought up to date by. */
export const baselineEnd = '20261130000900';

export const firstChain: readonly string[] = [
  '20261101000000',
  '20261101000100',
  '20261121000000',
  '20261121000100',
  '20261121000200',
  '20261121000300',
  '20261121000500',
  '20261121001000',
  '20261121001100',
  '20261121001200',
  '20261121001300',
  '20261121001400',
  '20261121001500',
  '20261121001501',
  '20261130000000',
  '20261130001000',
  '20261130002000',
  '20261130004500',
  '20261130010000',
  '20261130011000',
];

/** Whether a database with these migrations was made by the chain, and is to be taken over. Throws where it has had a part of it. */
export function isOfFirstChain(applied: readonly string[]): boolean {
  const had = firstChain.filter((version) => applied.includes(version));
  if (had.length > 0 && had.length < firstChain.length) throw new Error(describePart(had));
  return had.length > 0;
}

function describePart(had: readonly string[]): string {
  return (
    `This database is too old for this version: it has had ${had.length} of the ${firstChain.length} migrations before the baseline, up to ${had.at(-1)}. ` +
    `Start the last version that has ${firstChain.at(-1)}_jobs_carry_deliveries.sql in supabase/migrations on it once, which brings it up to date, ` +
    'and then this one. Nothing has been changed.'
  );
}

/**
 * All of it in one transaction. The record is written first: where two servers start at once, the second waits on its keys, fails,
 * and finds the work done.
 */
export async function takeOverFirstChain(
  database: Database,
  baseline: readonly { version: string; name: string }[],
): Promise<void> {
  const script = await readFile(new URL('./take-over-first-chain.sql', import.meta.url), 'utf8');
  const rows = baseline.map(({ version, name }) => `('${version}', '${name}')`);
  const old = firstChain.map((version) => `'${version}'`);
  try {
    await database.runScript(`
      insert into supabase_migrations.schema_migrations (version, name) values ${rows.join(', ')};
      delete from supabase_migrations.schema_migrations where version in (${old.join(', ')});
      ${script}`);
  } catch (error) {
    if (!(await isTakenOver(database)))
      throw new Error('The database of the version before could not be taken over. Nothing has been changed.', {
        cause: error,
      });
  }
}

async function isTakenOver({ query }: Database): Promise<boolean> {
  const { rows } = await query('select from supabase_migrations.schema_migrations where version = $1', [baselineEnd]);
  return rows.length > 0;
}
