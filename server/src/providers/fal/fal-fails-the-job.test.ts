import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf, never, schnell, startFalBench, type FalBench } from '../../../testing/fal-bench.ts';
import { answerWith, reset } from '../../../testing/fault-proxy.ts';

let bench: FalBench;
beforeEach(async () => {
  bench = await startFalBench();
});
afterEach(() => bench.close());

async function plan(faults: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${bench.demo.url}/_demo/faults`, { method: 'PUT', body: JSON.stringify(faults) });
  expect(answer.ok).toBe(true);
}

/** Waits for an order and fetches it; a failure shows in one of the two. */
async function collect() {
  const request = await bench.order();
  await bench.waitFor(request);
  return bench.provider.result(request, never);
}

test("an input that the model does not take is refused in fal's words, with the place", async () => {
  const request = await bench.provider.submit(schnell, { num_images: 9 }, never);
  const fault = await faultOf(bench.waitFor(request));
  expect(fault).toMatchObject({
    code: 'PROVIDER_REFUSED',
    retryable: false,
    message: expect.stringMatching(/^The model service refused the request: .*prompt: Field required.*num_images: /),
    details: {
      status: 422,
      complaints: expect.arrayContaining([expect.objectContaining({ where: 'prompt', type: 'missing' })]),
    },
  });
  expect(bench.wire.submissions()).toBe(1);
});

test('the content is refused after a look at the picture', async () => {
  await plan({ contentPolicy: { next: 1 } });
  await expect(collect()).rejects.toMatchObject({
    code: 'PROVIDER_CONTENT_REFUSED',
    retryable: false,
    message: expect.stringMatching(/^The model service refused the content: ./),
    details: { status: 422, providerSaysRetry: false },
  });
  expect(bench.wire.submissions()).toBe(1);
});

test.each([
  ['runner_disconnected', 503, 'PROVIDER_FAILED'],
  ['request_timeout', 504, 'PROVIDER_TIMED_OUT'],
])('the job dies: %s', async (errorType, status, code) => {
  await plan({ failJob: { next: 1, errorType, status } });
  await expect(collect()).rejects.toMatchObject({ code, retryable: false, details: { status } });
  expect(bench.wire.submissions()).toBe(1);
});

test('a result that is out of reach for a moment is fetched all the same, without another order', async () => {
  const request = await bench.order();
  await bench.waitFor(request);
  const path = new RegExp(
    `^GET ${new URL(request.responseUrl).pathname.replace(/^\/queue\.fal\.run/, '/queue\\.fal\\.run')}$`,
  );
  bench.wire.fault(path, reset);
  bench.wire.fault(path, answerWith(502));
  bench.wire.fault(path, answerWith(500, { detail: 'Internal Server Error' }));
  expect((await bench.provider.result(request, never)).output).toMatchObject({ seed: 7 });
  expect(bench.wire.submissions()).toBe(1);
});
