import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/*
 * Whether the storage and the database agree. A file is written before its row, and removed after it; so a server that is killed in
 * between leaves a file without a row, and never a row without a file.
 */

/** Where the files are: their paths, or the bucket of a Supabase project, whose list is in its database. What came to a bucket within a day may get its row yet. */
export type FileList = { paths: readonly string[] } | { bucket: string };

export interface FileComparison {
  /** Pictures that there are. */
  assets: number;
  /** Of those, whose file is gone. */
  missing: number;
  /** Files, smaller copies included, that belong to no picture and are not about to be removed. */
  left: number;
}

export async function compareFiles(db: Queryable, files: FileList): Promise<FileComparison> {
  const { rows } = await sql<FileComparison>`
    with files as materialized (${listed(files)}), left_over as (${leftOver})
    select (select count(*)::int from assets) as assets,
      (select count(*)::int from assets a where not exists (select from files f where f.name = a.path)) as missing,
      (select count(*)::int from left_over) as left
  `.execute(db);
  return rows[0] ?? { assets: 0, missing: 0, left: 0 };
}

/** Files that belong to no picture, at most so many. */
export async function listLeftFiles(db: Queryable, files: FileList, most: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with files as materialized (${listed(files)}), left_over as (${leftOver}) select name from left_over order by name limit ${most}
  `.execute(db);
  return rows.map(({ name }) => name);
}

function listed(files: FileList) {
  return 'paths' in files
    ? sql`select unnest(${[...files.paths]}::text[]) as name, true as is_settled`
    : sql`select o.name, o.created_at < now() - interval '1 day' as is_settled from storage.objects o where o.bucket_id = ${files.bucket}`;
}

const leftOver = sql`
  select f.name from files f
  where f.is_settled and not exists (select from assets a where a.path = regexp_replace(f.name, '[.][0-9]+[.]webp$', ''))
    and not exists (select from fonts t where t.path = f.name)
    and not exists (select from files_to_remove r where r.path = f.name)
`;
