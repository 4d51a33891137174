import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** An empty data folder, for all tests of a file, whose servers have their database elsewhere. */
export function lendDataFolder(): { readonly dataDir: string } {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  return {
    get dataDir() {
      return dataDir;
    },
  };
}
