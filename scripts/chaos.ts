import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleServer } from '../chaos/bundle-server.ts';
import { type ChaosOptions, type ChaosReport, runChaos } from '../chaos/run-chaos.ts';
import { percentile } from '../chaos/resume-times.ts';
import { startPostgres } from '../server/test/start-postgres.ts';

const usage = `Kills servers under load, over and over, and checks that nothing was lost, paid for twice, stuck or told with a gap.

  pnpm chaos --kills 1000 [--servers 2] [--database postgres|pglite] [--ambiguous 0.3] [--without-lookup 0.3] [--library] [--freeze] [--quick] [--seed n]

  --kills n       how many times a server is killed (100)
  --servers n     how many servers share the work (1); more than one need --database postgres
  --database      pglite (default), or postgres: a real one, started for this
  --ambiguous s   the share of orders whose answer is lost (0)
  --without-lookup s  the share of runs whose provider cannot look a lost order up (0); needs --quick, and goes without --freeze
  --library       pictures are uploaded, deleted and brought back all the while; needs --database postgres
  --freeze        servers are also stopped for longer than their lease, and woken again
  --at-once n     runs that are under way at a time (6)
  --pace ms       how long a picture takes (200)
  --quick         servers bundled into one file, which look for lost orders for 3 s instead of 30
  --seed n        the same moments, victims and graphs as in the run that printed it`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    servers: { type: 'string', default: '1' },
    database: { type: 'string' },
    ambiguous: { type: 'string', default: '0' },
    'without-lookup': { type: 'string', default: '0' },
    library: { type: 'boolean', default: false },
    freeze: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: '6' },
    pace: { type: 'string', default: '200' },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else process.exitCode = await main();

async function main(): Promise<number> {
  const servers = Number(values.servers);
  const database = values.database ?? (servers > 1 ? 'postgres' : 'pglite');
  const seed = Number(values.seed ?? randomInt(1_000_000));
  const withoutLookup = Number(values['without-lookup']);
  const numbers = [servers, seed, withoutLookup, Number(values.kills), Number(values.ambiguous), Number(values.pace)];
  if (numbers.some(Number.isNaN) || !['postgres', 'pglite'].includes(database)) {
    console.error(usage);
    return 2;
  }
  if (servers > 1 && database === 'pglite') {
    console.error('Several servers need a database that they can share: --database postgres.');
    return 2;
  }
  if (values.library && database === 'pglite') {
    console.error('--library looks into the database from outside: --database postgres.');
    return 2;
  }
  if (withoutLookup > 0 && (!values.quick || values.freeze)) {
    console.error(
      '--without-lookup needs the servers of --quick. With --freeze, a late answer makes both orders whole, which looks like a fault.',
    );
    return 2;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-chaos-'));
  const postgres = database === 'postgres' ? await startPostgres() : undefined;
  try {
    const options: ChaosOptions = {
      seed,
      servers,
      dataDir,
      kills: Number(values.kills),
      ambiguous: Number(values.ambiguous),
      withoutLookup,
      atOnce: Number(values['at-once']),
      pace: Number(values.pace),
      ...(postgres && { databaseUrl: await postgres.createDatabase() }),
      library: values.library,
      freeze: values.freeze,
      ...(values.quick && { launch: await bundleServer() }),
      onKill: (count) => count % 25 === 0 && console.log(`${count} kills …`),
    };
    const report = await runChaos(options);
    tell(report, `${servers} × ${database}, seed ${seed}`);
    if (report.violations.length > 0) console.log(`The data is kept in ${dataDir}.`);
    else await rm(dataDir, { recursive: true, force: true });
    return report.violations.length > 0 ? 1 : 0;
  } finally {
    await postgres?.close();
  }
}

function tell({ violations, resume, starts, ...report }: ChaosReport, what: string) {
  for (const words of violations.slice(0, 50)) console.log(`✗ ${words}`);
  if (violations.length > 50) console.log(`… and ${violations.length - 50} more`);
  console.log(`A start takes ${spread(starts)}.`);
  console.log(
    `After a kill a run moves again ${spread(resume.sinceSpawn)} after the next process is spawned, ` +
      `${spread(resume.sinceReady)} after it is ready (${resume.sinceKill.length} times).`,
  );
  if (report.library)
    console.log(
      `${report.library.uploaded} pictures were uploaded to the library, and ${report.library.deleted} deleted with their files.`,
    );
  console.log(
    `${violations.length === 0 ? '✓' : '✗'} ${what}: ${report.kills} kills, ${report.runs} runs (${report.failedRuns} failed where they had to), ` +
      `${report.submissions} orders, ${report.pictures} pictures fetched, ${violations.length} violations, ${report.seconds.toFixed(0)} s`,
  );
}

function spread(milliseconds: readonly number[]): string {
  const words = [0.5, 0.95].map((share) => `${Math.round(percentile(milliseconds, share) ?? 0)} ms`);
  return `${words[0]} (p95 ${words[1]})`;
}
