import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { never, startFalBench, type FalBench } from '../../../testing/fal-bench.ts';
import { answerWith, type Fault, hang, reset } from '../../../testing/fault-proxy.ts';

let bench: FalBench;
beforeEach(async () => {
  bench = await startFalBench({ exchange: 1_000, wait: 60_000 });
});
afterEach(() => bench.close());

const status = /^GET .*\/status\?/;

describe('ridden over', () => {
  test.each([
    ['a reset', reset],
    ['no answer', hang],
    ['502', answerWith(502)],
    ['500', answerWith(500, { detail: 'oops' })],
    ['429', answerWith(429, {}, { 'retry-after': '0' })],
    ['a page with status 200', answerWith(200)],
    ['not known yet', answerWith(404, { detail: 'not found' })],
  ])('%s', async (_, fault) => {
    const request = await bench.order();
    bench.wire.fault(status, fault);
    expect((await bench.waitFor(request)).at(-1)?.state).toBe('DONE');
    expect(bench.wire.submissions()).toBe(1);
  });
});

test('a place in the queue and log lines are told as they come, and only then', async () => {
  const request = await bench.order();
  const answers = [
    { status: 'IN_QUEUE', queue_position: 2 },
    { status: 'IN_QUEUE', queue_position: 2 },
    { status: 'IN_QUEUE', queue_position: 1 },
    { status: 'IN_PROGRESS', logs: [{ message: '10%' }] },
    { status: 'IN_PROGRESS', logs: [{ message: '10%' }] },
    { status: 'IN_PROGRESS', logs: [{ message: '10%' }, { message: '60%' }] },
    { status: 'COMPLETED', logs: [{ message: '10%' }, { message: '60%' }, { message: '100%' }] },
  ];
  for (const answer of answers) bench.wire.fault(status, answerWith(200, answer));
  expect(await bench.waitFor(request)).toEqual([
    { state: 'QUEUED', queuePosition: 2, logs: [] },
    { state: 'QUEUED', queuePosition: 1, logs: [] },
    { state: 'RUNNING', queuePosition: null, logs: ['10%'] },
    { state: 'RUNNING', queuePosition: null, logs: ['60%'] },
    { state: 'DONE', queuePosition: null, logs: ['100%'] },
  ]);
});

test('what fal told of before cuts no pause short, for its own status may lag behind', async () => {
  const request = await bench.order();
  let asked = 0;
  const lagging = (exchange: Parameters<Fault>[0]) => {
    asked += 1;
    return answerWith(200, { status: 'IN_PROGRESS' })(exchange);
  };
  bench.wire.fault(status, lagging, 3);
  const began = performance.now();
  await bench.provider.wait(request, never, () => {}, { told: AbortSignal.abort() });
  expect(asked).toBe(3);
  // A quarter of a second, and half as much more each time.
  expect(performance.now() - began).toBeGreaterThan(900);
});

describe('given up', () => {
  test('when the time is over, in a way that never orders again', async () => {
    await bench.close();
    bench = await startFalBench({ wait: 100 });
    const request = await bench.order();
    bench.wire.fault(status, answerWith(200, { status: 'IN_PROGRESS' }), 50);
    await expect(bench.waitFor(request)).rejects.toMatchObject({ code: 'PROVIDER_TIMED_OUT', retryable: false });
  });

  test('when fal goes on saying that it does not know the request', async () => {
    await bench.close();
    bench = await startFalBench();
    const request = await bench.order();
    bench.wire.fault(status, answerWith(404), 20);
    await expect(bench.waitFor(request)).rejects.toMatchObject({ code: 'PROVIDER_FAILED', retryable: false });
  });

  test('at once when the key is no longer good', async () => {
    const request = await bench.order();
    bench.wire.fault(status, answerWith(401, { detail: 'No user found' }));
    await expect(bench.waitFor(request)).rejects.toMatchObject({ code: 'PROVIDER_UNAUTHORIZED' });
  });

  test.each([
    ['while a question is open', hang],
    ['between two questions', answerWith(200, { status: 'IN_QUEUE', queue_position: 9 })],
  ])('at once when it is cancelled: %s', async (_, fault) => {
    const request = await bench.order();
    const stop = new AbortController();
    bench.wire.fault(status, fault);
    const asked = bench.wire.until(status);
    const waiting = bench.waitFor(request, stop.signal);
    await asked;
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
