import { expect, test } from 'vitest';
import { bundleServer } from '../../chaos/bundle-server.ts';
import { startLoad } from '../../chaos/load.ts';
import { createRandom } from '../../chaos/random.ts';
import type { ServerSlot } from '../../chaos/server-slot.ts';
import { verify } from '../../chaos/verify.ts';
import { until, withCluster } from '../../chaos/with-cluster.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';
import { lendDataFolder } from './lend-data-folder.ts';

const held = lendDataFolder();

test('its runs end on the other while it sleeps; when it wakes it changes nothing and pays for nothing', async () => {
  const { dataDir } = held;
  const random = createRandom(1);
  const setup = {
    servers: 2,
    dataDir,
    databaseUrl: await createSharedDatabase(),
    pace: 300,
    random,
    launch: await bundleServer(),
  };
  await withCluster(setup, async (cluster) => {
    // As its order has been taken on and the answer is on its way, which it will read when it wakes.
    const frozen = new Promise<ServerSlot>((resolve) => {
      cluster.bell.once('ACCEPTED', (key: string) => {
        const slot = cluster.slotOf(key);
        slot?.freeze();
        if (slot) resolve(slot);
      });
    });
    const load = startLoad(cluster, random, 4);
    const sleeper = await frozen;
    await load.finish(90_000);
    expect(load.runs.length).toBeGreaterThanOrEqual(4);
    expect(load.runs.every((run) => run.hasEnded)).toBe(true);

    sleeper.wake();
    await until(async () => (await fetch(`${sleeper.url()}/health/ready`)).status === 200);
    // It stops cleanly, and so has come to an end with whatever it still held to be its own.
    await sleeper.stop();
    expect(sleeper.faults).toEqual([]);
    expect((await verify(cluster, load.runs)).violations).toEqual([]);
  });
});
