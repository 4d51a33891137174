import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../src/errors.ts';
import { imagesIn } from '../src/nodes/node-services.ts';
import { answerWith, reset, submission } from '../testing/fault-proxy.ts';
import { type PaidCallsBench, request, startPaidCallsBench, type TestRun } from './paid-calls-bench.ts';

let bench: PaidCallsBench;
let run: TestRun;
beforeEach(async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  run = await addRun();
});
afterEach(() => bench.close());

const result = /^GET \/queue\.fal\.run\/[\w-]+\/[\w-]+\/requests\/[\w-]+$/;
const picture = /^GET \/files\//;

test.each<[string, () => void, string]>([
  ['the file store is away', () => (bench.outage.storage = 2), 'STORAGE_UNAVAILABLE'],
  ['the result is out of reach', () => bench.wire.fault(result, answerWith(503), 8), 'PROVIDER_UNAVAILABLE'],
  ['the picture is out of reach', () => bench.wire.fault(picture, answerWith(503), 6), 'IMAGE_UNREACHABLE'],
])('%s for a while: it is ridden out, told, and ordered once', async (_, strike, code) => {
  strike();
  expect(await bench.models.ask(request, run)).toMatchObject({ cost: '0.003000' });
  expect(run.faults.map((fault) => fault.code)).toEqual([code, code]);
  expect(bench.wire.submissions()).toBe(1);
});

test('a status that cannot be read is told, and ridden over', async () => {
  bench.wire.fault(/\/status\?/, reset, 2);
  await bench.models.ask(request, run);
  expect(run.faults).toMatchObject([
    { code: 'PROVIDER_UNAVAILABLE', message: 'The model service does not answer: the connection broke off.' },
    { code: 'PROVIDER_UNAVAILABLE' },
  ]);
});

test.each<[string, () => void, () => void, string]>([
  [
    'the file store is away',
    () => (bench.outage.storage = 99),
    () => (bench.outage.storage = 0),
    'STORAGE_UNAVAILABLE',
  ],
  [
    'the key was changed',
    () => bench.wire.fault(/\/status\?/, answerWith(401, { detail: 'no' })),
    () => {},
    'PROVIDER_UNAUTHORIZED',
  ],
])('%s for long: the node fails, and its next try pays nothing', async (_, strike, mend, code) => {
  strike();
  await expect(bench.models.ask(request, run)).rejects.toMatchObject({ code });
  expect(await bench.generations(run.executionId)).toMatchObject([{ status: 'RUNNING', estimated_cost: '0.003000' }]);
  mend();
  const again = { ...run, leaseEpoch: 2 };
  await bench.setExecution(run.executionId, { lease_epoch: 2 });
  expect(await bench.models.ask(request, again)).toMatchObject({ cost: '0.003000' });
  expect(bench.wire.submissions()).toBe(1);
  expect(await bench.generations(run.executionId)).toMatchObject([{ status: 'COMPLETED', cost: '0.003000' }]);
});

test.each<[string, object, { code: string; status: string; says: RegExp }]>([
  [
    'the content is refused',
    { contentPolicy: { next: 1 } },
    { code: 'PROVIDER_CONTENT_REFUSED', status: 'FAILED', says: /^The model service refused the content: ./ },
  ],
  [
    'the job fails',
    { failJob: { next: 1, errorType: 'runner_disconnected', status: 503 } },
    { code: 'PROVIDER_FAILED', status: 'FAILED', says: /^The model service failed while working: ./ },
  ],
  [
    'the job takes fal too long',
    { failJob: { next: 1, errorType: 'request_timeout', status: 504 } },
    { code: 'PROVIDER_TIMED_OUT', status: 'FAILED', says: /^The model service took too long: ./ },
  ],
])(
  '%s: that ends the call, in fal’s own words, and the next try pays anew',
  async (_, faults, { code, status, says }) => {
    Object.assign(bench.demo.faults, faults);
    await expect(bench.models.ask(request, run)).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
    const [generation] = await bench.generations(run.executionId);
    expect(generation).toMatchObject({ status, error_code: code, error: expect.stringMatching(says) });
    await bench.models.ask(request, run);
    expect(bench.wire.submissions()).toBe(2);
  },
);

test('what a failed run has left is fetched when nobody tries it again, and not cancelled at fal', async () => {
  bench.outage.storage = 3;
  await expect(bench.models.ask(request, run)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  // As long as the run is not over, or is tried again, it is nobody's to fetch.
  await bench.recovery.recoverAll();
  expect(await bench.generations(run.executionId)).toMatchObject([{ status: 'RUNNING' }]);
  await bench.setExecution(run.executionId, { status: 'FAILED', finished_at: new Date() });
  // What ended a moment ago is left to the server that it ended on.
  await bench.recovery.sweep();
  expect(await bench.generations(run.executionId)).toMatchObject([{ status: 'RUNNING' }]);

  await bench.setExecution(run.executionId, { finished_at: new Date(Date.now() - 120_000) });
  const fetched = bench.wire.until(picture);
  await bench.recovery.sweep();
  await fetched;
  // Whoever comes for it waits until the other has let go, and takes what is there.
  await bench.setExecution(run.executionId, { status: 'RUNNING', finished_at: null });
  expect(await bench.models.ask(request, run)).toMatchObject({ cost: '0.003000' });
  expect(bench.wire.submissions()).toBe(1);
  expect(bench.wire.calls.filter(({ path }) => path.endsWith('/cancel'))).toEqual([]);
});

test('two servers fetch the same pictures: they are kept and counted once', async () => {
  bench.outage.storage = 3;
  await expect(bench.models.ask(request, run)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  const made = await Promise.all([bench.models.ask(request, run), bench.another().models.ask(request, run)]);
  expect(made[0]).toEqual(made[1]);
  const { rows } = await bench.database.query('select total_cost from executions where id = $1', [run.executionId]);
  expect(rows).toEqual([{ total_cost: '0.003000' }]);
  const assets = await bench.database.query('select path from assets where user_id = $1', [run.userId]);
  expect(assets.rows.map(({ path }) => `asset:${String(path)}`)).toEqual(made[0] && imagesIn(made[0]).imageRefs);
});

test('cancelled before anything was sent: nothing is looked for', async () => {
  bench.wire.fault(submission, answerWith(429, { detail: 'slow down' }, { 'retry-after': '60' }));
  const retrying = () => run.stop.abort(cancelled());
  await expect(bench.models.ask(request, { ...run, retrying })).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await bench.generations(run.executionId)).toMatchObject([{ status: 'CANCELLED' }]);
  expect(bench.wire.calls.filter(({ path }) => path.includes('by-endpoint'))).toEqual([]);
});

test('the server closes before anything was sent: the intent is taken back', async () => {
  bench.wire.fault(submission, answerWith(429, { detail: 'slow down' }, { 'retry-after': '60' }));
  const retrying = () => run.stop.abort(new Error('The server closes.'));
  await expect(bench.models.ask(request, { ...run, retrying })).rejects.toThrow('The server closes.');
  expect(await bench.generations(run.executionId)).toEqual([]);
});

function cancelled() {
  return new AppError('CANCELLED');
}

async function addRun(): Promise<TestRun> {
  const [first] = await bench.addRun(await bench.addPerson());
  if (!first) throw new Error('A run has a node.');
  return first;
}
