import { readFile } from 'node:fs/promises';
import { listMigrations } from '../store/migrate.ts';

/** Of this program: such as 0.1.0, and the migrations that it knows. */
export async function readOwnVersion(): Promise<{ version: string; migrations: string[] }> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return { version, migrations: (await listMigrations()).map((migration) => migration.version) };
}
