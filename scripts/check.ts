import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient } from './build-client.ts';

/*
 * Everything that a change must pass, for `npm test` and for CI alike: types, lint, format, dead code, generated files,
 * and all tests. Ends with the line `N passed, N failed`, and fails when anything did.
 */

interface Outcome {
  passed: number;
  failed: number;
}

const root = new URL('..', import.meta.url).pathname;

const checks: Record<string, string[]> = {
  'types, lint and import fence': ['oxlint', '--type-aware', '--type-check', '--deny-warnings'],
  'texts are cut between signs': ['node', 'scripts/check-text-cuts.ts'],
  format: ['oxfmt', '--check', '.'],
  'dead code': ['knip', '--cache', '--no-progress'],
  'generated types are fresh': ['graphql-codegen', '--config', 'codegen.ts', '--check'],
};

await buildClient();
const outcomes = await inPairs(
  Object.entries(checks).map(
    ([name, command]) =>
      () =>
        runCheck(name, command),
  ),
);
outcomes.push(await runTests());
const total = outcomes.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** One check is one test: it passes, or its own words tell why not. */
async function runCheck(name: string, command: string[]): Promise<Outcome> {
  const started = performance.now();
  const { code, said } = await run(command, false);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(said);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runTests(): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'visualadgen-tests-'));
  const report = join(folder, 'report.json');
  try {
    const { code } = await run(
      ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      true,
    );
    const counts: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } = JSON.parse(
      await readFile(report, 'utf8'),
    );
    const failed = counts.numFailedTests + (counts.numFailedTests === 0 && code !== 0 ? 1 : 0);
    return { passed: counts.numPassedTests, failed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two at a time: more would only take the cores from one another. */
async function inPairs<Result>(tasks: (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...tasks.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all([worker(), worker()]);
  return results;
}

async function run([command = '', ...args]: string[], isShown: boolean): Promise<{ code: number; said: string }> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = await once(child, 'close');
  return { code: Number(code ?? 1), said: Buffer.concat(said).toString('utf8') };
}
