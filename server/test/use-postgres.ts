import { afterAll, beforeAll } from 'vitest';
import { lendDataFolder } from './lend-data-folder.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';

/** A real Postgres and an empty data folder, for all tests of a file. */
export function usePostgres(): { readonly postgres: RunningPostgres; readonly dataDir: string } {
  const data = lendDataFolder();
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.close());
  return {
    get postgres() {
      return postgres;
    },
    get dataDir() {
      return data.dataDir;
    },
  };
}
