import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection } from './connection.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a lost server is asked for at growing intervals until it answers', async () => {
  const answers = [false, false, true];
  const isReachable = vi.fn(async () => answers.shift() ?? true);
  const connection = new Connection(isReachable);
  const seen: string[] = [];
  connection.subscribe(() => seen.push(connection.getState()));

  connection.reportLost();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isReachable).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(isReachable).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(isReachable).toHaveBeenCalledTimes(2);
  expect(connection.getState()).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(4_000);

  expect(seen).toEqual(['reconnecting', 'online']);
  expect(vi.getTimerCount()).toBe(0);
});

test('any answer ends the asking, and a second loss is told once', async () => {
  const isReachable = vi.fn(async () => false);
  const connection = new Connection(isReachable);
  const listener = vi.fn();
  connection.subscribe(listener);

  connection.reportLost();
  connection.reportLost();
  expect(listener).toHaveBeenCalledTimes(1);
  connection.reportReached();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(isReachable).not.toHaveBeenCalled();
  expect(connection.getState()).toBe('online');
});

test('who waits for recovery is woken by it, and by the clock at the latest', async () => {
  const connection = new Connection(async () => false);
  connection.reportLost();

  let woken = 0;
  void connection.waitForRecovery(20_000).then(() => (woken += 1));
  connection.reportReached();
  await vi.advanceTimersByTimeAsync(0);
  expect(woken).toBe(1);

  connection.reportLost();
  void connection.waitForRecovery(5_000).then(() => (woken += 1));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(woken).toBe(2);
  connection.reportReached();
});
