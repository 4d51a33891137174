import { openDatabase } from '../server/src/store/database.ts';
import { checkPictures } from './check-pictures.ts';
import { keepKilling } from './keep-killing.ts';
import { startLoad } from './load.ts';
import { startPictureLoad, startRemoving } from './picture-load.ts';
import { textEndpoint, unlistedTextsVariable, unlistedWith } from './unlisted.ts';
import { createRandom, type Random } from './random.ts';
import { measureResume, type ResumeTimes } from './resume-times.ts';
import { verify } from './verify.ts';
import { type ClusterSetup, leaseSeconds, type TestedCluster, withCluster } from './with-cluster.ts';

export interface ChaosOptions extends Omit<ClusterSetup, 'pace' | 'random'> {
  /** Draws the moments, the victims and the graphs. */
  seed: number;
  kills: number;
  /** The share of orders whose answer is lost, whether the order was taken on or not. */
  ambiguous?: number;
  /** The share of runs whose provider cannot say what it was sent, nor what it wrote; for servers of `bundleServer` alone, and without `freeze`. */
  withoutLookup?: number;
  /** Pictures are uploaded, deleted and brought back all the while; needs a Postgres. */
  library?: boolean;
  /** Now and then a server is stopped for longer than its lease, and woken again. */
  freeze?: boolean;
  /** Runs that are under way at a time; 6. */
  atOnce?: number;
  /** Milliseconds a picture; 200. */
  pace?: number;
  /** Milliseconds that runs may take to end once the killing is over; a minute. */
  deadlineMs?: number;
  onKill?: (count: number) => void;
}

export interface ChaosReport {
  /** What must never be, in words; empty when all is well. */
  violations: string[];
  kills: number;
  runs: number;
  failedRuns: number;
  submissions: number;
  pictures: number;
  /** Pictures that were uploaded to the library, and those of them that were deleted. */
  library?: { uploaded: number; deleted: number };
  resume: ResumeTimes;
  /** Milliseconds from spawning to ready, of every start. */
  starts: number[];
  seconds: number;
}

/**
 * Keeps servers under load and kills them over and over; then lets everything end and looks whether anything was lost,
 * paid for twice, stuck, or told with a gap. Throws only when it could not be tried.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const began = performance.now();
  const random = createRandom(options.seed);
  const launch = {
    ...options.launch,
    env: { ...options.launch?.env, ...(losesTexts(options) && { [unlistedTextsVariable]: 'on' }) },
  };
  const setup: ClusterSetup = { ...options, launch, pace: options.pace ?? 200, random: random.fork() };
  const report = await withCluster(setup, (cluster) => fire(cluster, random, options));
  return { ...report, seconds: (performance.now() - began) / 1000 };
}

async function fire(
  cluster: TestedCluster,
  random: Random,
  options: ChaosOptions,
): Promise<Omit<ChaosReport, 'seconds'>> {
  await cluster.demo.setFaults(faultsOf(options));
  const load = startLoad(cluster, random.fork(), options.atOnce ?? 6, options);
  const library = await useLibrary(cluster, random.fork(), options);
  await keepKilling(cluster, random.fork(), {
    kills: options.kills,
    freezeMs: options.freeze ? leaseSeconds * 2_000 : undefined,
    onKill: options.onKill,
  });
  await load.finish(options.deadlineMs ?? 60_000);
  const seen = await library?.finish();
  const verdict = await verify(cluster, load.runs, unlistedWith(losesTexts(options)));
  await Promise.all(cluster.slots.map((slot) => slot.stop()));

  const lives = cluster.slots.flatMap((slot) => slot.lives);
  return {
    violations: [
      ...cluster.slots.flatMap((slot) => slot.faults),
      ...cluster.client.refusals,
      ...(seen?.violations ?? []),
      ...verdict.violations,
    ],
    kills: lives.filter((life) => life.killedAt !== undefined).length,
    runs: load.runs.length,
    failedRuns: [...verdict.logs.values()].filter((events) => events.at(-1)?.__typename === 'ExecutionFailed').length,
    submissions: verdict.submissions,
    pictures: verdict.pictures,
    ...(seen && { library: { uploaded: seen.uploaded, deleted: seen.deleted } }),
    resume: measureResume(load.runs, verdict.logs, lives),
    starts: lives.flatMap((life) => (life.readyAt === undefined ? [] : [life.readyAt - life.spawnedAt])),
  };
}

/** Somebody who keeps a library beside the runs. */
async function useLibrary(cluster: TestedCluster, random: Random, { library, databaseUrl, dataDir }: ChaosOptions) {
  if (!library) return undefined;
  if (databaseUrl === undefined) throw new Error('A library under fire needs a Postgres.');
  const database = await openDatabase({ url: databaseUrl });
  const load = startPictureLoad(cluster, random.fork(), 2);
  const removing = startRemoving(cluster, database, random.fork());
  return {
    async finish() {
      await load.finish();
      await removing.finish();
      const violations = await checkPictures(cluster, database, load.pictures, dataDir);
      await database.close();
      const deleted = load.pictures.filter(({ state }) => state === 'DELETED').length;
      return { uploaded: load.pictures.length, deleted, violations };
    },
  };
}

/** Where a part of the runs goes without, no text can be looked up, neither its order nor, where it breaks off, its answer. */
function losesTexts({ withoutLookup = 0 }: ChaosOptions): boolean {
  return withoutLookup > 0;
}

/** A third of each kind: taken on and reset, taken on and answered by a gateway, reset before it arrived. */
function faultsOf(options: ChaosOptions): object {
  const { seed, ambiguous = 0 } = options;
  const unkept = losesTexts(options) && { unkept: { probability: 1, endpoint: textEndpoint } };
  if (ambiguous === 0) return { seed, ...unkept };
  const probability = ambiguous / 3;
  return {
    seed,
    ...unkept,
    resetBeforeAccept: { probability },
    resetAfterAccept: { probability },
    gatewayError: { probability, status: 504 },
  };
}
