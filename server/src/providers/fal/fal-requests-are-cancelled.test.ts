import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFalBench, type FalBench } from '../../../testing/fal-bench.ts';
import { answerWith, reset } from '../../../testing/fault-proxy.ts';

let bench: FalBench;
beforeEach(async () => {
  // Slow enough that what has started is still at it, and what has not still waits.
  bench = await startFalBench({ cancel: 5_000 }, 60_000);
});
afterEach(() => bench.close());

const status = /^GET .*\/status\?/;
const cancel = /^PUT /;

test('what waits in the queue is called off for certain; what has started is not', async () => {
  const running = [await bench.order(), await bench.order()];
  const waiting = await bench.order();
  expect(await bench.provider.cancel(waiting)).toBe(true);
  await expect(bench.waitFor(waiting)).rejects.toMatchObject({ code: 'CANCELLED' });
  for (const request of running) expect(await bench.provider.cancel(request)).toBe(false);
});

describe('what fal may answer', () => {
  test.each([
    ['what was still queued will not run', [[cancel, 200, { status: 'OK' }]], true],
    ['what is done was done', [[cancel, 400, { status: 'ALREADY_COMPLETED' }]], false],
    ['what fal does not know may have run long ago', [[cancel, 404, { status: 'NOT_FOUND' }]], false],
    [
      'what has started runs on',
      [
        [cancel, 202, { status: 'CANCELLATION_REQUESTED' }],
        [status, 202, { status: 'IN_PROGRESS' }],
      ],
      false,
    ],
    [
      'what ended as cancelled did not run',
      [
        [cancel, 202, { status: 'CANCELLATION_REQUESTED' }],
        [status, 202, { status: 'IN_QUEUE', queue_position: 0 }],
        [status, 200, { status: 'COMPLETED', error: 'Cancelled', error_type: 'client_cancelled' }],
      ],
      true,
    ],
    ['what is refused may run', [[cancel, 401, {}]], false],
  ] as const)('%s', async (_, script, expected) => {
    const request = await bench.order();
    for (const [match, code, body] of script) bench.wire.fault(match, answerWith(code, body));
    expect(await bench.provider.cancel(request)).toBe(expected);
  });

  test('a wish that does not get through is made again, and never throws', async () => {
    const request = await bench.order();
    bench.wire.fault(cancel, reset);
    bench.wire.fault(cancel, answerWith(200, { status: 'OK' }));
    expect(await bench.provider.cancel(request)).toBe(true);
    bench.wire.fault(cancel, reset, 10);
    expect(await bench.provider.cancel(request)).toBe(false);
  });
});
