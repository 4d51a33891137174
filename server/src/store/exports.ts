import { sql } from 'kysely';
import type { Database, Queryable } from './database.ts';
import { jsonText } from './json-text.ts';
import type { AssetOrigin, Stretch } from './tables.ts';

/** A file of an archive, with what is not the picture’s. */
export interface NewExportFile {
  path: string;
  byteSize: number;
  crc32: number;
  picturePath: string | null;
  stretches: Stretch[];
  own: Uint8Array;
}

export interface NewExport {
  userId: string;
  name: string;
  byteSize: number;
  createdAt: Date;
  files: readonly NewExportFile[];
}

/** Rows in one statement. */
const batch = 50;

/** Gives its id. */
export function createExport(database: Database, made: NewExport): Promise<string> {
  return database.service.transaction().execute(async (db) => {
    const { id } = await db
      .insertInto('exports')
      .values({ user_id: made.userId, name: made.name, byte_size: made.byteSize, created_at: made.createdAt })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (let first = 0; first < made.files.length; first += batch) {
      const rows = made.files.slice(first, first + batch).map((file, index) => ({
        export_id: id,
        position: first + index,
        user_id: made.userId,
        path: file.path,
        byte_size: file.byteSize,
        crc32: file.crc32,
        picture_path: file.picturePath,
        stretches: jsonText(file.stretches),
        own: Buffer.from(file.own),
      }));
      await db.insertInto('export_files').values(rows).execute();
    }
    return id;
  });
}

export interface FoundExport {
  name: string;
  createdAt: Date;
  files: { path: string; byteSize: number; crc32: number; picturePath: string | null }[];
  /** How many of its pictures were deleted since. */
  missing: number;
}

/** Undefined where that person has none of that id, or none any more. */
export async function findExport(db: Queryable, userId: string, id: string): Promise<FoundExport | undefined> {
  const row = await db
    .selectFrom('exports')
    .select(['name', 'created_at'])
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!row) return undefined;
  const files = await db
    .selectFrom('export_files as f')
    .leftJoin('assets as a', (join) => join.onRef('a.path', '=', 'f.picture_path').on('a.deleted_at', 'is', null))
    .select(['f.path', 'f.byte_size', 'f.crc32', 'f.picture_path', 'a.id as asset_id'])
    .where('f.export_id', '=', id)
    .where('f.user_id', '=', userId)
    .orderBy('f.position')
    .execute();
  return {
    name: row.name,
    createdAt: row.created_at,
    missing: files.filter((file) => file.picture_path !== null && file.asset_id === null).length,
    files: files.map((file) => ({
      path: file.path,
      byteSize: Number(file.byte_size),
      crc32: Number(file.crc32),
      picturePath: file.picture_path,
    })),
  };
}

/** What the file of that position is made of. */
export function readExportFile(
  db: Queryable,
  id: string,
  position: number,
): Promise<{ picture_path: string | null; stretches: Stretch[]; own: Uint8Array }> {
  return db
    .selectFrom('export_files')
    .select(['picture_path', 'stretches', 'own'])
    .where('export_id', '=', id)
    .where('position', '=', position)
    .executeTakeFirstOrThrow();
}

/** Removes some that are older than so many days, and gives the number. */
export async function removeOldExports(db: Queryable, days: number): Promise<number> {
  const { rows } = await sql`
    with old as (
      select id from exports where created_at < now() - ${days} * interval '1 day'
      order by created_at limit 50 for update skip locked
    )
    delete from exports e using old where e.id = old.id returning e.id
  `.execute(db);
  return rows.length;
}

/** A picture, or one that it was made of. */
export interface Ancestor {
  /** The picture that it is asked for. */
  of: string;
  id: string;
  origin: AssetOrigin;
  isDemo: boolean;
  model: string | null;
  prompt: string | null;
  /** USD: its part of what the call cost that made it. */
  cost: string | null;
}

/** Generations of pictures that are looked back at. */
const mostGenerations = 30;

/** All that these pictures were made of, themselves first, the nearest before those further back. */
export async function listAncestors(db: Queryable, userId: string, ids: readonly string[]): Promise<Ancestor[]> {
  const { rows } = await sql<Ancestor>`
    with recursive line (root, id, depth) as (
      select id, id, 0 from unnest(${[...ids]}::uuid[]) as asked (id)
      union
      select line.root, parent.id, line.depth + 1 from line
      join assets a on a.id = line.id and a.user_id = ${userId}
      cross join lateral (
        select a.source_asset_id as id where a.source_asset_id is not null
        union
        select value::uuid from jsonb_each_text(coalesce(a.composition->'sources', '{}'))
      ) parent
      where line.depth < ${mostGenerations}
    ),
    nearest as (select root, id, min(depth) as depth from line group by root, id)
    select n.root as "of", a.id, a.origin, a.is_demo as "isDemo", a.model, a.prompt,
      trim_scale(round(g.cost / greatest(g.images_received, 1), 6))::text as cost
    from nearest n join assets a on a.id = n.id and a.user_id = ${userId}
    left join generations g on g.id = a.generation_id and g.user_id = a.user_id
    order by n.root, n.depth, a.created_at, a.id
  `.execute(db);
  return rows;
}

/** What the names of an export say of its run; an execution of no workflow has no name. */
export async function findRunNames(
  db: Queryable,
  executionId: string,
): Promise<{ workflow: string | null; version: number }> {
  const row = await db
    .selectFrom('executions as e')
    .leftJoin('workflows as w', 'w.id', 'e.workflow_id')
    .select(['w.name', 'e.workflow_version'])
    .where('e.id', '=', executionId)
    .executeTakeFirst();
  return { workflow: row?.name ?? null, version: row?.workflow_version ?? 0 };
}
