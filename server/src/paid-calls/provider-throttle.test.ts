import { expect, onTestFinished, test, vi } from 'vitest';
import { AppError } from '../errors.ts';
import { type Ask, createProviderThrottle, type ThrottleOptions } from './provider-throttle.ts';
import { createProviderThrottles } from './provider-throttles.ts';

/** A call before a throttle: what it was told, and when it was called off. */
function caller() {
  const stop = new AbortController();
  const told: { code: string; message: string; delayMs: number }[] = [];
  let first = Promise.withResolvers<void>();
  const run = {
    signal: stop.signal,
    retrying(fault: { code: string; message: string }, delayMs: number) {
      told.push({ ...fault, delayMs });
      first.resolve();
      first = Promise.withResolvers();
    },
  };
  return { run, stop, told, nextTold: () => first.promise };
}

const quick: ThrottleOptions = { faultsUntilShut: 2, shutMs: 20, patienceMs: 60_000 };
const unavailable = () => new AppError('PROVIDER_UNAVAILABLE');
const rateLimited = (retryAfter: number) => new AppError('PROVIDER_RATE_LIMITED', { details: { retryAfter } });

test('a pause that one is asked for holds for all', async () => {
  const throttle = createProviderThrottle(quick);
  const [one, other] = [caller(), caller()];
  const order: string[] = [];
  let refusals = 1;
  const paused = one.nextTold();
  const first = throttle.enter(one.run, (ask) =>
    ask(async () => {
      if (refusals-- > 0) throw rateLimited(0.2);
      order.push('first');
    }),
  );
  await paused;
  const holding = other.nextTold().then(() => order.push('second waits'));
  const second = throttle.enter(other.run, (ask) => ask(async () => void order.push('second')));
  await Promise.all([first, second, holding]);
  expect(order[0]).toBe('second waits');
  expect(order.toSorted()).toEqual(['first', 'second', 'second waits']);
  expect(one.told).toMatchObject([
    { code: 'PROVIDER_RATE_LIMITED', message: 'The model service is asking for a pause.' },
  ]);
  expect(other.told).toMatchObject([{ code: 'PROVIDER_RATE_LIMITED' }]);
  expect(one.told[0]?.delayMs).toBeGreaterThanOrEqual(200);
});

test('a pause is for one lane, and who may give way to another does not wait for it', async () => {
  const throttle = createProviderThrottle(quick);
  const [one, other, third] = [caller(), caller(), caller()];
  const refused = (ask: Ask) => ask(async () => Promise.reject(rateLimited(3_600)), { givesWay: true });
  const asked = { code: 'PROVIDER_RATE_LIMITED', details: { retryAfter: 3_600 } };
  await expect(throttle.enter(one.run, refused, { lane: 'a' })).rejects.toMatchObject(asked);
  expect(await throttle.enter(other.run, (next) => next(async () => 'b'), { lane: 'b' })).toBe('b');
  const never = () => Promise.reject(new Error('It was let in.'));
  await expect(throttle.enter(third.run, never, { lane: 'a', givesWay: true })).rejects.toMatchObject(asked);
  expect([one.told, other.told, third.told]).toEqual([[], [], []]);
});

test('each provider has its own: one that is full and silent holds up no other', async () => {
  const throttleOf = createProviderThrottles({ mostAtOnce: 1, faultsUntilShut: 1, shutMs: 60_000, patienceMs: 0 });
  const [full, silent, third] = [caller(), caller(), caller()];
  const ends = Promise.withResolvers<void>();
  const holding = throttleOf({ name: 'a' }).enter(full.run, () => ends.promise);
  const shut = throttleOf({ name: 'b' }).enter(silent.run, (ask) => ask(async () => Promise.reject(unavailable())));
  await expect(shut).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  const next = throttleOf({ name: 'c' }).enter(third.run, (ask) => ask(async () => 'answered'));
  expect(await next).toBe('answered');
  const again = throttleOf({ name: 'b' }).enter(third.run, (ask) => ask(async () => 'answered'));
  await expect(again).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  ends.resolve();
  await holding;
});

test('when the provider does not answer, all wait while one tries, and go on when it answers', async () => {
  const throttle = createProviderThrottle(quick);
  const callers = Array.from({ length: 8 }, caller);
  let tries = 0;
  let inFlight = 0;
  let mostInFlight = 0;
  const probing = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  /** The first faults shut it; from then on each exchange waits for the answer. */
  const exchange = async () => {
    tries += 1;
    if (tries <= 2) throw unavailable();
    mostInFlight = Math.max(mostInFlight, (inFlight += 1));
    probing.resolve();
    await answer.promise;
    inFlight -= 1;
    return 'answered';
  };
  const shutBy = callers.slice(0, 2).map(({ run }) => throttle.enter(run, (ask) => ask(exchange)));
  await probing.promise;
  const others = callers.slice(2).map(({ run }) => throttle.enter(run, (ask) => ask(exchange)));
  await new Promise((resolve) => setImmediate(resolve));
  expect([tries, mostInFlight]).toEqual([3, 1]);
  answer.resolve();
  expect(await Promise.all([...shutBy, ...others])).toEqual(Array(8).fill('answered'));
  expect(tries).toBe(10);
  expect(callers[0]?.told).toMatchObject([{ code: 'PROVIDER_UNAVAILABLE' }]);
});

test('a try that fails shuts it again, for longer', async () => {
  // A busy computer could take longer to look than it is shut for: time passes only while it waits.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const throttle = createProviderThrottle({ ...quick, faultsUntilShut: 1 });
  const { run, told } = caller();
  const { retrying } = run;
  run.retrying = (fault, delayMs) => {
    vi.setSystemTime(Date.now() + delayMs);
    retrying(fault, delayMs);
  };
  let faults = 4;
  await throttle.enter(run, (ask) =>
    ask(async () => {
      if (faults-- > 0) throw unavailable();
    }),
  );
  expect(told).toHaveLength(4);
  const [first, , , last] = told.map(({ delayMs }) => delayMs);
  expect(last).toBeGreaterThan((first ?? 0) * 2);
});

test('patience has an end, and with it the call', async () => {
  const throttle = createProviderThrottle({ ...quick, patienceMs: 50 });
  const { run, told } = caller();
  const giveUp = throttle.enter(run, (ask) => ask(() => Promise.reject(unavailable())));
  await expect(giveUp).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  expect(told.every(({ delayMs }) => delayMs <= 50)).toBe(true);
  await expect(throttle.enter(caller().run, (ask) => ask(() => Promise.reject(rateLimited(60))))).rejects.toMatchObject(
    {
      code: 'PROVIDER_RATE_LIMITED',
      details: { retryAfter: 60 },
    },
  );
});

test('what is no such fault goes through at once, also when the call was called off meanwhile', async () => {
  const throttle = createProviderThrottle(quick);
  const { run, stop } = caller();
  const lost = new AppError('PROVIDER_AMBIGUOUS');
  const asking = throttle.enter(run, (ask) =>
    ask(async () => {
      stop.abort(new AppError('CANCELLED'));
      throw lost;
    }),
  );
  await expect(asking).rejects.toBe(lost);
});

test('that this server was held up does not shut it for others', async () => {
  const throttle = createProviderThrottle({ ...quick, faultsUntilShut: 1 });
  const [one, other] = [caller(), caller()];
  let faults = 3;
  const heldUp = throttle.enter(one.run, (ask) =>
    ask(async () => {
      if (faults-- > 0) throw new AppError('PROVIDER_UNAVAILABLE', { details: { reason: 'HELD_UP' } });
    }),
  );
  await throttle.enter(other.run, (ask) => ask(async () => {}));
  await heldUp;
  expect(other.told).toEqual([]);
  expect(one.told.map(({ delayMs }) => delayMs)).toEqual([0, 0, 0]);
});

test('so many at once, first come first served, and who is called off while waiting leaves at once', async () => {
  const throttle = createProviderThrottle({ mostAtOnce: 2 });
  const running: number[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const callers = gates.map(() => caller());
  const call = (index: number) => async () => {
    running.push(index);
    await gates[index]?.promise;
  };
  const calls = callers.map(({ run }, index) => throttle.enter(run, call(index)));
  expect(running).toEqual([]);
  await Promise.resolve();
  expect(running).toEqual([0, 1]);
  const reason = new AppError('CANCELLED');
  callers[2]?.stop.abort(reason);
  await expect(calls[2]).rejects.toBe(reason);
  gates[1]?.resolve();
  await calls[1];
  await new Promise((resolve) => setImmediate(resolve));
  expect(running).toEqual([0, 1, 3]);
  for (const each of gates) each.resolve();
  await Promise.all([calls[0], calls[3], calls[4]]);
  expect(running).toEqual([0, 1, 3, 4]);
});
