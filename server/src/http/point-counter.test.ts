import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPointCounter, type PointsUsed } from './point-counter.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 60_000 * 1_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is used up comes back with the next minute, and others are not kept from theirs', () => {
  const counter = createPointCounter({ perMinute: 10 });
  expect([counter.take('a', 6), counter.take('a', 4), counter.take('a', 1)]).toEqual([0, 0, 60]);
  expect(counter.take('b', 10)).toBe(0);
  const resetAt = 60_000 * 1_001;
  expect(['a', 'b', 'c'].map(counter.look)).toEqual([0, 0, 10].map((remaining) => ({ remaining, resetAt })));
  vi.advanceTimersByTime(45_500);
  expect(counter.take('a', 1)).toBe(15);
  vi.advanceTimersByTime(14_500);
  expect(counter.look('a')).toEqual({ remaining: 10, resetAt: resetAt + 60_000 });
  expect(counter.take('a', 10)).toBe(0);
  counter.close();
});

test('who asks for more than a minute has may still ask for less', () => {
  const counter = createPointCounter({ perMinute: 10 });
  expect([counter.take('a', 11), counter.take('a', 10)]).toEqual([Infinity, 0]);
  counter.close();
});

/** As a database adds them up. */
function openLedger() {
  const ledger = new Map<string, number>();
  let isBroken = false;
  return {
    break: (broken: boolean) => void (isBroken = broken),
    share: async (minute: number, used: readonly PointsUsed[]) => {
      if (isBroken) throw new Error('no database');
      return used.map(({ key, points }) => {
        const total = (ledger.get(`${minute} ${key}`) ?? 0) + points;
        ledger.set(`${minute} ${key}`, total);
        return { key, points: total };
      });
    },
  };
}

test('two servers count together, a second later', async () => {
  const { share } = openLedger();
  const [one, two] = [createPointCounter({ perMinute: 10, share }), createPointCounter({ perMinute: 10, share })];
  expect([one.take('a', 6), two.take('a', 4)]).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(two.take('a', 1)).toBeGreaterThan(0);
  // Who was the first to tell hears of the others when it tells again.
  expect(one.take('a', 1)).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(one.take('a', 1)).toBeGreaterThan(0);
  one.close();
  two.close();
});

test('a database that is gone for a while loses nothing that was counted, and keeps nobody waiting', async () => {
  const { share, break: breakIt } = openLedger();
  const onError = vi.fn();
  const [one, two] = [
    createPointCounter({ perMinute: 10, share, onError }),
    createPointCounter({ perMinute: 10, share }),
  ];
  breakIt(true);
  expect(one.take('a', 9)).toBe(0);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(onError).toHaveBeenCalledTimes(3);
  expect(one.take('a', 2)).toBeGreaterThan(0);
  breakIt(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(two.take('a', 1)).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(two.take('a', 1)).toBeGreaterThan(0);
  one.close();
  two.close();
});
