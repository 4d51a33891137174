import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFalProvider, type FalProvider } from './create-fal-provider.ts';
import { faultOf, input, never, schnell, startFalBench, type FalBench } from '../../../testing/fal-bench.ts';
import { answerWith, hang, loseTheReply, reset, submission, type Fault } from '../../../testing/fault-proxy.ts';

let bench: FalBench;
beforeEach(async () => {
  bench = await startFalBench({ submit: { connectMs: 60_000, answerMs: 2_000, graceMs: 2_000 } });
});
afterEach(() => bench.close());

/** The order is taken, and then something else comes back than the answer. */
function takenThen(fault: Fault): Fault {
  return async (exchange) => {
    await exchange.forward();
    await fault(exchange);
  };
}

async function findLost(provider: FalProvider, since: Date) {
  return provider.lookup(
    schnell,
    { seed: 7, image_size: { height: 64, width: 64 }, num_images: 1, prompt: 'a red kettle' },
    since,
    never,
  );
}

describe('an order that fal took, and whose answer is lost, is sent once and found again', () => {
  test.each([
    ['the connection is reset', loseTheReply],
    ['no answer ever comes', takenThen(hang)],
    ['a gateway answers 502', takenThen(answerWith(502))],
    ['a gateway answers 503', takenThen(answerWith(503))],
    ['a gateway answers 504', takenThen(answerWith(504))],
    ['a server answers 500', takenThen(answerWith(500, { detail: 'Internal Server Error' }))],
    ['the answer is a page', takenThen(answerWith(200))],
    ['the answer lacks its links', takenThen(answerWith(200, { request_id: 'x' }))],
    [
      'the answer breaks off',
      takenThen(({ response }) => response.writeHead(200, { 'content-length': 500 }).end('{"request_id')),
    ],
  ])('%s', async (_, fault) => {
    const since = new Date();
    bench.wire.fault(submission, fault);
    await expect(bench.order()).rejects.toMatchObject({ code: 'PROVIDER_AMBIGUOUS', retryable: false });
    expect(bench.wire.submissions()).toBe(1);

    const found = await findLost(bench.provider, since);
    expect(found).toHaveLength(1);
    const [request] = found;
    if (!request) return;
    await bench.waitFor(request);
    expect((await bench.provider.result(request, never)).output).toMatchObject({ seed: 7 });
    expect(bench.wire.submissions()).toBe(1);
  });
});

test('an order that never arrived is ambiguous too, and nothing is found', async () => {
  const since = new Date();
  bench.wire.fault(submission, reset);
  await expect(bench.order()).rejects.toMatchObject({
    code: 'PROVIDER_AMBIGUOUS',
    details: { reason: 'the connection broke off' },
  });
  expect(bench.wire.submissions()).toBe(1);
  expect(await findLost(bench.provider, since)).toEqual([]);
});

test('only the very same input counts, and only what was sent since', async () => {
  const since = new Date();
  await bench.order({ seed: 8 });
  await bench.order({ prompt: 'a blue kettle' });
  await bench.provider.submit('fal-ai/flux/dev', input, never);
  expect(await findLost(bench.provider, since)).toEqual([]);
  const mine = await bench.order();
  const [found] = await findLost(bench.provider, since);
  expect(found?.requestId).toBe(mine.requestId);
  expect(await findLost(bench.provider, new Date(Date.now() + 60_000))).toEqual([]);
});

test('looking rides over a fault of the moment; when fal cannot be asked, that is said, and is no "nothing found"', async () => {
  const since = new Date();
  const mine = await bench.order();
  bench.wire.fault(/by-endpoint/, answerWith(503));
  bench.wire.fault(/by-endpoint/, reset);
  expect((await findLost(bench.provider, since)).map(({ requestId }) => requestId)).toEqual([mine.requestId]);
  bench.wire.fault(/by-endpoint/, answerWith(503), 4);
  await expect(findLost(bench.provider, since)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
});

test('a service that is not there has not taken anything, and may be tried again', async () => {
  const provider = createFalProvider({ credentials: 'k', baseUrl: bench.wire.url });
  await bench.wire.close();
  const fault = await faultOf(provider.submit(schnell, input, never));
  expect(fault).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', retryable: true });
  bench = await startFalBench();
});

describe('cancelled', () => {
  test('before it was sent: nothing was ordered', async () => {
    await expect(bench.provider.submit(schnell, input, AbortSignal.abort())).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(bench.wire.submissions()).toBe(0);
  });

  test('while the answer was on its way: the order is known, so that it can be called off', async () => {
    const stop = new AbortController();
    bench.wire.fault(submission, async ({ response, forward }) => {
      const answer = await forward();
      stop.abort();
      response.end(await answer.text());
    });
    expect((await bench.provider.submit(schnell, input, stop.signal)).requestId).not.toBe('');
  });

  test('and the answer did not come: that is ambiguous', async () => {
    const stop = new AbortController();
    bench.wire.fault(submission, () => stop.abort());
    await expect(bench.provider.submit(schnell, input, stop.signal)).rejects.toMatchObject({
      code: 'PROVIDER_AMBIGUOUS',
    });
  });
});
