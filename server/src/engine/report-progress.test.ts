import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProgressReport } from '../nodes/node-services.ts';
import { createProgressReporter } from './report-progress.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function start(write: (report: ProgressReport) => Promise<unknown> = async () => {}) {
  const written: ProgressReport[] = [];
  const reporter = createProgressReporter((report) => {
    written.push(report);
    return write(report);
  });
  return { reporter, written };
}

test('the first is written at once, of a flood no more than ten a second, and the newest is not lost', async () => {
  const { reporter, written } = start();
  for (let each = 0; each < 1_000; each++) {
    reporter.report({ fraction: each / 1_000 });
    await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(written[0]).toEqual({ fraction: 0 });
  expect(written.length).toBeLessThanOrEqual(11);
  expect(written.at(-1)).toEqual({ fraction: 0.999 });
});

test.each([
  ['a short text, as often as any other', 400, 10],
  ['a text of 10 kB, less often', 10_000, 4],
  ['a text of 40 kB, once a second', 40_000, 1],
])('%s', async (_, length, times) => {
  const { reporter, written } = start();
  for (let each = 0; each < 10_000; each++) {
    reporter.report({ partialText: 'x'.repeat(length) });
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(written.length).toBeGreaterThanOrEqual(times * 10 - 1);
  expect(written.length).toBeLessThanOrEqual(times * 10 + 1);
});

test('one report alone makes no timer', () => {
  const { reporter } = start();
  reporter.report({ message: 'Waiting' });
  expect(vi.getTimerCount()).toBe(0);
});

test('what was said before stays until it is said anew; of many log lines the newest are kept', async () => {
  const { reporter, written } = start();
  reporter.report({ message: 'Making', queuePosition: 2 });
  reporter.report({ queuePosition: 1 });
  reporter.report({ logs: Array.from({ length: 50 }, (_, index) => `line ${index}`) });
  await vi.advanceTimersByTimeAsync(200);
  expect(written.at(-1)).toMatchObject({ message: 'Making', queuePosition: 1 });
  expect(written.at(-1)?.logs).toHaveLength(20);
  expect(written.at(-1)?.logs?.at(-1)).toBe('line 49');
});

test('never two at once, however slow the writing is', async () => {
  let inFlight = 0;
  let most = 0;
  const { reporter } = start(async () => {
    most = Math.max(most, (inFlight += 1));
    await vi.advanceTimersByTimeAsync(0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    inFlight -= 1;
  });
  for (let each = 0; each < 20; each++) {
    reporter.report({ fraction: each / 20 });
    await vi.advanceTimersByTimeAsync(150);
  }
  await vi.advanceTimersByTimeAsync(2_000);
  expect(most).toBe(1);
});

test('once it has stopped nothing is written, and a write that fails is nobody’s fault', async () => {
  const { reporter, written } = start(() => Promise.reject(new Error('away')));
  reporter.report({ fraction: 0.1 });
  reporter.report({ fraction: 0.2 });
  await reporter.stop();
  reporter.report({ fraction: 0.3 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written).toEqual([{ fraction: 0.1 }]);
  expect(vi.getTimerCount()).toBe(0);
});
