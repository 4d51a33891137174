/** What became of a picture of somebody's library. */
export type AssetMark = 'ADDED' | 'CHANGED' | 'REMOVED';

/** Told by the database itself of whatever writes to it: `private.notify_of_assets` in `supabase/migrations`. */
export interface AssetNotice {
  userId: string;
  /** By the pictures' ids; null where they are too many to be told one by one. */
  marks: Map<string, AssetMark> | null;
}

const prefix = 'ASSETS ';
const marks: Record<string, AssetMark> = { '+': 'ADDED', '~': 'CHANGED', '-': 'REMOVED' };

/** Null for notices of another kind. */
export function readAssetNotice(payload: string): AssetNotice | null {
  if (!payload.startsWith(prefix)) return null;
  const [userId = '', told = ''] = payload.slice(prefix.length).split(' ');
  if (told === '*') return { userId, marks: null };
  const byId = new Map<string, AssetMark>();
  for (const one of told.split(',')) {
    const mark = marks[one[0] ?? ''];
    if (mark) byId.set(one.slice(1), mark);
  }
  return { userId, marks: byId };
}
