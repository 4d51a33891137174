import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Outcome {
  passed: number;
  failed: number;
}

const root = new URL('..', import.meta.url).pathname;

/** Milliseconds. A test may take 5 minutes: a runner that says nothing for longer stands still. */
const longestSilence = 8 * 60_000;
/** Milliseconds that a runner may take to end when it has written its report. */
const longestEnd = 60_000;

/**
 * Runs the tests of some projects of `vitest.config.ts`. Each test has its limit of time; the runner has none, and its threads can
 * stand still in native code. It is then ended, tells what its threads were at, and is begun once more.
 */
export async function runTests(...projects: string[]): Promise<Outcome> {
  const outcome = await runOnce(projects);
  if (outcome) return outcome;
  console.log(`The ${projects.join(' and ')} tests begin again.`);
  return (await runOnce(projects)) ?? { passed: 0, failed: 1 };
}

/** Null where the runner stood still. */
async function runOnce(projects: string[]): Promise<Outcome | null> {
  const folder = await mkdtemp(join(tmpdir(), 'visualadgen-tests-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', ...projects.map((project) => `--project=${project}`), ...reporters];
  try {
    const code = await watch(args, report);
    if (!existsSync(report)) return code === null ? null : { passed: 0, failed: 1 };
    const counts: { numPassedTests: number; numFailedTests: number } = JSON.parse(await readFile(report, 'utf8'));
    const hasFaultOfItsOwn = counts.numFailedTests === 0 && code !== null && code !== 0;
    return { passed: counts.numPassedTests, failed: counts.numFailedTests + (hasFaultOfItsOwn ? 1 : 0) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The exit code of vitest, or null where it had to be ended. */
async function watch(args: string[], report: string): Promise<number | null> {
  const runner = spawn('vitest', args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
    // The leader of a group, so that the browsers which it has started end with it.
    detached: true,
  });
  await once(runner, 'spawn');
  const group = -Number(runner.pid);
  let heardAt = performance.now();
  const pass = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
    heardAt = performance.now();
    stream.write(chunk);
  };
  runner.stdout.on('data', pass(process.stdout));
  runner.stderr.on('data', pass(process.stderr));

  let hasStoodStill = false;
  const end = async () => {
    hasStoodStill = true;
    console.log(`\nvitest has said nothing for a long time. Its threads:\n${await threadsOf(-group)}`);
    kill(group);
  };
  const guard = setInterval(() => {
    const silence = performance.now() - heardAt;
    if (!hasStoodStill && silence > (existsSync(report) ? longestEnd : longestSilence)) void end();
  }, 5_000);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const interrupt = () => {
    kill(group);
    process.exit(1);
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    const closed = once(runner, 'close');
    const [code] = await once(runner, 'exit');
    kill(group);
    await Promise.race([closed, setTimeout(5_000)]);
    return hasStoodStill ? null : Number(code ?? 1);
  } finally {
    clearInterval(guard);
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** Whatever of a group there still is. */
function kill(group: number): void {
  try {
    process.kill(group, 'SIGKILL');
  } catch {
    // There is nothing left of it.
  }
}

/** A line for each thread of a process: its name, its state and what of the kernel it waits in. On Linux alone. */
async function threadsOf(pid: number): Promise<string> {
  const folder = `/proc/${pid}/task`;
  const threads = await readdir(folder).catch(() => []);
  const read = (thread: string, file: string) => readFile(join(folder, thread, file), 'utf8').catch(() => '?');
  const lines = await Promise.all(
    threads.map(async (thread) => {
      const [name, status, place] = await Promise.all([
        read(thread, 'comm'),
        read(thread, 'status'),
        read(thread, 'wchan'),
      ]);
      return `${name.trim()}: ${/State:\s*(\S+)/.exec(status)?.[1]} ${place}`;
    }),
  );
  return lines.join('\n');
}
