import { afterEach, expect, test } from 'vitest';
import { answerWith, type Fault, loseTheReply, reset, submission } from '../testing/fault-proxy.ts';
import { type PaidCallsBench, request, startPaidCallsBench, type TestRun } from './paid-calls-bench.ts';

let bench: PaidCallsBench;
afterEach(() => bench.close());

const list = /^GET \/api\.fal\.ai\/v1\/models\/requests\/by-endpoint/;
const hour = 3_600_000;

test('fal’s own word finds the request, where its list shows nothing yet', async () => {
  bench = await startPaidCallsBench({ listedWithinMs: hour });
  const run = await addRun();
  bench.wire.fault(submission, loseTheReply);
  bench.wire.fault(list, answerWith(200, { items: [], next_cursor: null, has_more: false }), 100);
  expect(await bench.models.ask(request, run)).toMatchObject({ cost: '0.003000', imageRefs: [expect.any(String)] });
  const [generation] = await bench.generations(run.executionId);
  expect(generation).toMatchObject({
    status: 'COMPLETED',
    request_id: bench.demo.submissions()[0]?.requestId,
    told_at: expect.any(Date),
  });
  expect(bench.demo.submissions()).toHaveLength(1);
});

test('another server finds it in the list, and does not order again', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const run = await addRun();
  await stopWhile(run, async ({ forward }) => void (await forward()));
  const next = await takeOver(run);
  expect(await bench.another().models.ask(request, next)).toMatchObject({ cost: '0.003000' });
  expect(bench.demo.submissions()).toHaveLength(1);
  expect((await bench.generations(run.executionId)).map(({ status }) => status)).toEqual(['COMPLETED']);
});

test('what does not show is not sent again before it would surely show, and then once', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, listedWithinMs: hour });
  const run = await addRun();
  await stopWhile(run, () => {});
  expect(bench.wire.submissions()).toBe(1);

  const next = await takeOver(run);
  const looked = bench.wire.until(list);
  const making = bench.another().models.ask(request, next);
  await looked;
  await bench.wire.until(list);
  expect(bench.wire.submissions()).toBe(1);
  await bench.age(run.executionId, 2 * 3_600);
  expect(await making).toMatchObject({ cost: '0.003000' });
  expect(bench.wire.submissions()).toBe(2);
  expect(bench.demo.submissions()).toHaveLength(1);
  // The intent was written anew for it, so that whoever comes next counts from there.
  const [generation] = await bench.generations(run.executionId);
  expect(Date.now() - Number(generation?.created_at)).toBeLessThan(hour);
});

test('a request that may be another run’s is left to that one', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, listedWithinMs: hour });
  const [mine, others] = [await addRun(), await addRun()];
  const accepted = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  bench.wire.fault(submission, async ({ response, forward }) => {
    const answer = await forward();
    accepted.resolve();
    await release.promise;
    response.end((await answer.text()).replaceAll(bench.demo.url, bench.wire.url));
  });
  const theirs = bench.models.ask(request, others);
  await accepted.promise;

  bench.wire.fault(submission, reset);
  const looked = bench.wire.until(list);
  const lost = bench.models.ask(request, mine);
  lost.catch(() => {});
  await looked;
  await bench.wire.until(list);
  expect((await bench.generations(mine.executionId))[0]).toMatchObject({ status: 'PENDING', request_id: null });
  release.resolve();
  expect(await theirs).toMatchObject({ cost: '0.003000' });

  await bench.age(mine.executionId, 2 * 3_600);
  await expect(lost).rejects.toMatchObject({ code: 'PROVIDER_AMBIGUOUS', details: { candidates: [] } });
  // It stays open, and the next try, which finds nothing either, is the one that orders.
  expect(await bench.models.ask(request, mine)).toMatchObject({ cost: '0.003000' });
  expect(bench.demo.submissions()).toHaveLength(2);
  expect(await bench.generations(mine.executionId)).toHaveLength(1);
});

test('two that look alike wait for a person, who says which is whose or that it is lost', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, listedWithinMs: 1 });
  const runs = [await addRun(), await addRun()] as const;
  bench.wire.fault(submission, loseTheReply, 2);
  const outcomes = await Promise.allSettled(runs.map((run) => bench.models.ask(request, run)));
  const candidates = bench.demo.submissions().map(({ requestId }) => requestId);
  // Two that began in the same moment are listed in either order.
  const eitherOrder = expect.toBeOneOf([candidates, candidates.toReversed()]) as unknown;
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ reason: { code: 'PROVIDER_AMBIGUOUS', details: { candidates: eitherOrder } } });
  }
  await Promise.all(runs.map((run) => end(run)));

  // Neither a sweep nor another try guesses.
  await bench.recovery.recoverAll();
  await expect(bench.models.ask(request, runs[0])).rejects.toMatchObject({ code: 'PROVIDER_AMBIGUOUS' });
  expect(bench.wire.submissions()).toBe(2);
  const [first, second] = (await Promise.all(runs.map((run) => bench.generations(run.executionId)))).flat();
  if (!first || !second) throw new Error('Both have an intent.');
  expect([first, second].map(({ status, error_code }) => [status, error_code])).toEqual([
    ['PENDING', 'PROVIDER_AMBIGUOUS'],
    ['PENDING', 'PROVIDER_AMBIGUOUS'],
  ]);

  await expect(bench.resolve(first, 'somebody-elses')).rejects.toMatchObject({
    details: {
      fields: [{ path: ['requestId'], message: expect.stringMatching(`^must be .*${candidates[0]}`) as string }],
    },
  });
  expect(await bench.resolve(first, candidates[0] ?? '')).toMatchObject({
    status: 'RUNNING',
    request_id: candidates[0],
  });
  await expect(bench.resolve(second, candidates[0] ?? '')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  // The run may be tried again at once: it goes on with the request, whoever fetches the pictures.
  await reopen(runs[0]);
  expect(await bench.models.ask(request, runs[0])).toMatchObject({ cost: '0.003000' });
  await expect(bench.resolve(first, null)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });

  expect(await bench.resolve(second, null)).toMatchObject({
    status: 'FAILED',
    error: 'Its request was declared lost.',
  });
  await reopen(runs[1]);
  expect(await bench.models.ask(request, runs[1])).toMatchObject({ cost: '0.003000' });
  expect(bench.wire.submissions()).toBe(3);
  const after = await bench.generations(runs[1].executionId);
  expect(after.map(({ status }) => status)).toEqual(['FAILED', 'COMPLETED']);
});

test('a call is not declared lost while its run is at it', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, listedWithinMs: hour });
  const run = await addRun();
  await stopWhile(run, () => {});
  const [generation] = await bench.generations(run.executionId);
  if (!generation) throw new Error('It has an intent.');
  await expect(bench.resolve(generation, null)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  expect(await bench.generations(run.executionId)).toMatchObject([{ status: 'PENDING' }]);
});

test('a server that was frozen does not send what others may have given up', async () => {
  let freezes = 1;
  bench = await startPaidCallsBench({
    hasWebhooks: false,
    sendWithinMs: 200,
    beforeSending: () => {
      if (freezes-- > 0) freeze(250);
    },
  });
  const run = await addRun();
  expect(await bench.models.ask(request, run)).toMatchObject({ cost: '0.003000' });
  expect(run.faults).toMatchObject([{ code: 'PROVIDER_UNAVAILABLE', message: expect.stringMatching(/held up/) }]);
  expect(bench.wire.submissions()).toBe(1);

  freezes = 1;
  const lost = await addRun();
  const orders = bench.wire.submissions();
  // Another server takes it over while this one is frozen.
  const retrying = () => void bench.setExecution(lost.executionId, { lease_epoch: 2 });
  await expect(bench.models.ask(request, { ...lost, retrying })).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(bench.wire.submissions()).toBe(orders);
  expect(await bench.generations(lost.executionId)).toMatchObject([{ status: 'PENDING', request_id: null }]);
});

async function addRun(): Promise<TestRun> {
  const [run] = await bench.addRun(await bench.addPerson());
  if (!run) throw new Error('A run has a node.');
  return run;
}

/** The server stops while the answer to its order is on its way. */
async function stopWhile(run: TestRun, fault: Fault): Promise<void> {
  bench.wire.fault(submission, async (exchange) => {
    await fault(exchange);
    run.stop.abort(new Error('The server closes.'));
    exchange.response.socket?.resetAndDestroy();
  });
  await expect(bench.models.ask(request, run)).rejects.toThrow();
}

async function takeOver(run: TestRun): Promise<TestRun> {
  await bench.setExecution(run.executionId, { lease_epoch: 2 });
  return { ...run, signal: new AbortController().signal, leaseEpoch: 2 };
}

function end(run: TestRun) {
  return bench.setExecution(run.executionId, { status: 'FAILED', finished_at: new Date() });
}

function reopen(run: TestRun) {
  return bench.setExecution(run.executionId, { status: 'RUNNING', finished_at: null });
}

/** Nothing at all goes on in this thread meanwhile. */
function freeze(milliseconds: number) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
