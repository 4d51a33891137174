import { join } from 'node:path';
import { startLoad } from './load.ts';
import { createRandom } from './random.ts';
import { verify } from './verify.ts';
import { until, withCluster } from './with-cluster.ts';

export interface UpgradeOptions {
  /** A checkout of an older version, installed. */
  from: string;
  databaseUrl: string;
  dataDir: string;
  servers: number;
  seed: number;
  onStep(words: string): void;
}

export interface UpgradeReport {
  /** What must never be, in words; empty when all is well. */
  violations: string[];
  runs: number;
  /** Runs that were under way while servers of both versions were. */
  runsBetween: number;
  seconds: number;
}

/** Milliseconds a picture: long enough that each server is stopped in the middle of some. */
const pace = 600;
/** Runs that are under way at a time, and that must have been begun between two steps. */
const atOnce = 6;

/**
 * Older servers under load are replaced one by one, each by a newer one that is ready before the older is told to stop. Then looks
 * whether anything was lost, paid for twice, stuck, refused, or told with a gap.
 */
export async function rollUpgrade(options: UpgradeOptions): Promise<UpgradeReport> {
  const { servers, dataDir, databaseUrl, onStep } = options;
  const random = createRandom(options.seed);
  const began = performance.now();
  const setup = {
    servers,
    dataDir,
    databaseUrl,
    pace,
    launch: { entry: join(options.from, 'server/src/main.ts') },
    later: Array.from({ length: servers }, () => ({})),
    random: random.fork(),
  };
  return withCluster(setup, async (cluster) => {
    const older = cluster.slots.slice(0, servers);
    const newer = cluster.slots.slice(servers);
    const load = startLoad(cluster, random.fork(), atOnce, { texts: 0 });
    const goOn = () => {
      const before = load.runs.length;
      return until(() => load.runs.length >= before + atOnce);
    };
    await goOn();
    onStep(`${servers} older servers, ${load.runs.length} runs`);
    const first = load.runs.length;
    for (const [index, slot] of newer.entries()) {
      await slot.start();
      await goOn();
      onStep(`a newer server has come, ${load.runs.length} runs`);
      await older[index]?.stop();
      await goOn();
      onStep(`an older server has gone, ${load.runs.length} runs`);
    }
    const runsBetween = load.runs.length - first;
    await load.finish(60_000);
    const verdict = await verify(cluster, load.runs);
    await Promise.all(newer.map((slot) => slot.stop()));
    return {
      violations: [...cluster.slots.flatMap((slot) => slot.faults), ...cluster.client.refusals, ...verdict.violations],
      runs: load.runs.length,
      runsBetween,
      seconds: (performance.now() - began) / 1000,
    };
  });
}
