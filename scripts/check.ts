import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { totalmem } from 'node:os';
import { buildClient } from './build-client.ts';
import { type Outcome, runTests } from './run-tests.ts';

/*
 * Everything that a change must pass, for `npm test` and for CI alike: types, lint, format, dead code, generated files,
 * and all tests. Ends with the line `N passed, N failed`, and fails when anything did.
 */

const root = new URL('..', import.meta.url).pathname;

/**
 * The linter's type checker lives for a minute: a quarter of its time goes to collecting garbage that its end throws away. With
 * this it collects none below its limit, which is a quarter above what it takes anyway.
 */
const collectLate = totalmem() > 8 * 2 ** 30 ? { GOGC: 'off', GOMEMLIMIT: '4GiB' } : {};

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
outcomes.push(await runTests('e2e'), await runTests('integration', 'unit'));
const total = outcomes.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** One check is one test: it passes, or its own words tell why not. */
async function runCheck(name: string, command: string[]): Promise<Outcome> {
  const started = performance.now();
  const { code, said } = await run(command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(said);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
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

async function run([command = '', ...args]: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, ...collectLate };
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = await once(child, 'close');
  return { code: Number(code ?? 1), said: Buffer.concat(said).toString('utf8') };
}
