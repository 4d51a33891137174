import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rollUpgrade } from '../chaos/roll-upgrade.ts';
import { startPostgres } from '../server/test/start-postgres.ts';

const usage = `Replaces servers of an older version by this one, one by one, under load, and checks that nothing was lost, paid for twice,
stuck, refused or told with a gap.

  git clone --branch v0.1.0 . ../older && (cd ../older && pnpm install)
  pnpm roll-upgrade --from ../older [--servers 2] [--seed n]`;

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    servers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
  },
});
if (!values.from) {
  console.error(usage);
  process.exit(2);
}

const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-upgrade-'));
const postgres = await startPostgres();
try {
  const report = await rollUpgrade({
    from: resolve(values.from),
    databaseUrl: await postgres.createDatabase(),
    dataDir,
    servers: Number(values.servers),
    seed: Number(values.seed),
    onStep: console.log,
  });
  for (const words of report.violations.slice(0, 50)) console.log(`✗ ${words}`);
  const { violations, runs, runsBetween, seconds } = report;
  console.log(
    `${violations.length === 0 ? '✓' : '✗'} ${runs} runs, ${runsBetween} of them during the upgrade, ${violations.length} violations, ${seconds.toFixed(0)} s`,
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
} finally {
  await postgres.close();
  await rm(dataDir, { recursive: true, force: true });
}
