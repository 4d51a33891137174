import type { Queryable } from './database.ts';
import type { ProfileRow } from './tables.ts';

export async function writeLibraryPreferences(
  db: Queryable,
  userId: string,
  preferences: Partial<Pick<ProfileRow, 'describes_uploads' | 'describes_made'>>,
): Promise<void> {
  if (Object.keys(preferences).length === 0) return;
  await db.updateTable('profiles').set(preferences).where('id', '=', userId).execute();
}
