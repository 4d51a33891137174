import type { Queryable } from './database.ts';
import type { ProfileRow } from './tables.ts';

export function findProfiles(db: Queryable, ids: readonly string[]): Promise<ProfileRow[]> {
  return db.selectFrom('profiles').selectAll().where('id', 'in', ids).execute();
}
