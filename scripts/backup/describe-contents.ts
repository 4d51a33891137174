import type { Manifest } from '../../server/src/backup/manifest.ts';

/** In one sentence for people. */
export function describeContents({ version, createdAt, database }: Manifest): string {
  const from = `VisualAdGen ${version}, ${createdAt}`;
  if (!database) {
    return (
      `${from}: files and secrets. The database lives at DATABASE_URL and is not in here: back it up with pg_dump, ` +
      'or by what your host offers (Supabase makes daily backups).'
    );
  }
  const { profiles, workflows, executions, assets } = database.counts;
  return `${from}: ${profiles} ${profiles === 1 ? 'person' : 'people'}, ${workflows} workflows, ${executions} runs, ${assets} pictures.`;
}
