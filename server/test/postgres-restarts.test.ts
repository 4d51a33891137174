import { expect, test } from 'vitest';
import { bundleServer } from '../../chaos/bundle-server.ts';
import type { Cluster } from '../../chaos/cluster.ts';
import { startLoad } from '../../chaos/load.ts';
import { createRandom } from '../../chaos/random.ts';
import { verify } from '../../chaos/verify.ts';
import { until, withCluster } from '../../chaos/with-cluster.ts';
import { usePostgres } from './use-postgres.ts';

const held = usePostgres();

test('under load, twice: the servers say so, live on, and no run is lost, stuck, doubled or told with a gap', async () => {
  const { postgres, dataDir } = held;
  const random = createRandom(1);
  const setup = {
    servers: 2,
    dataDir,
    databaseUrl: await postgres.createDatabase(),
    pace: 300,
    random,
    launch: await bundleServer(),
  };
  await withCluster(setup, async (cluster) => {
    const load = startLoad(cluster, random, 6);
    for (let outage = 1; outage <= 2; outage += 1) {
      const before = load.runs.length;
      await until(() => load.runs.length >= before + 6);
      await postgres.stop();
      await until(async () => (await readinessOf(cluster)).every((status) => status === 503));
      await postgres.start();
      await until(async () => (await readinessOf(cluster)).every((status) => status === 200));
    }
    await load.finish(60_000);
    expect((await verify(cluster, load.runs)).violations).toEqual([]);
    await Promise.all(cluster.slots.map((slot) => slot.stop()));
    expect(cluster.slots.flatMap((slot) => slot.faults)).toEqual([]);
  });
});

function readinessOf({ slots }: Cluster): Promise<number[]> {
  const [fault] = slots.flatMap((slot) => slot.faults);
  if (fault) throw new Error(fault);
  return Promise.all(slots.map(async (slot) => (await fetch(`${slot.url()}/health/ready`)).status));
}
