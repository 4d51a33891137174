import type { Database } from '../store/database.ts';

/** The channel on which servers that share a database tell each other what they have written. */
export const noticeChannel = 'visualadgen';

/** Background jobs are there to be taken; where the database writes one by itself, it tells so, too. */
export const backgroundNotice = 'BACKGROUND';

export async function notifyOfBackgroundJobs(database: Pick<Database, 'query'>): Promise<void> {
  await database.query('select pg_notify($1, $2)', [noticeChannel, backgroundNotice]);
}
