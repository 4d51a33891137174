import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';

/** A real Postgres and an empty data folder, for all tests of a file. */
export function usePostgres(): { readonly postgres: RunningPostgres; readonly dataDir: string } {
  let postgres: RunningPostgres;
  let dataDir: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
  });
  afterAll(async () => {
    await postgres?.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    get postgres() {
      return postgres;
    },
    get dataDir() {
      return dataDir;
    },
  };
}
