import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bundleServer } from '../../chaos/bundle-server.ts';
import { type ChaosOptions, runChaos } from '../../chaos/run-chaos.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import type { LaunchOptions } from './spawn-server.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';

/*
 * Killed in the first milliseconds of a run, as an order leaves and as its answer comes, while starting, at any time. `pnpm
 * chaos` does the same for as long as one likes.
 */

/** Where other tests leave it little of the processor; alone it takes a quarter of a minute. */
const timeout = 900_000;

let launch: LaunchOptions;
beforeAll(async () => {
  launch = await bundleServer();
});

test.concurrent(
  'three servers on one Postgres, killed twenty-four times on a bad day of fal',
  { timeout },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
    const databaseUrl = await createSharedDatabase();
    const badDay = { ambiguous: 0.3, withoutLookup: 0.25 };
    await expectNoHarm({ seed: 1, kills: 24, servers: 3, atOnce: 8, ...badDay, dataDir, databaseUrl, launch });
    await rm(dataDir, { recursive: true, force: true });
  },
);

test.concurrent('a server alone on its data, killed six times', { timeout }, async () => {
  const folder = await prepareDataFolder();
  // Optimising the embedded database's code in the background takes more work than these short lives are worth.
  const short = { ...launch, execArgv: ['--liftoff-only'] };
  await expectNoHarm({ seed: 2, kills: 6, servers: 1, atOnce: 4, dataDir: folder.dataDir, launch: short });
  await folder.remove();
});

/** No run is lost or stuck, no order is given twice, no event is missing. */
async function expectNoHarm(options: ChaosOptions) {
  const report = await runChaos({ pace: 150, deadlineMs: 300_000, ...options });
  expect(report.violations).toEqual([]);
  expect(report.kills).toBe(options.kills);
  expect(report.submissions).toBeGreaterThan(0);
}
