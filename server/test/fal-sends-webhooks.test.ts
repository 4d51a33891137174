import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, submission } from '../testing/fault-proxy.ts';
import { type PaidCallsBench, request, startPaidCallsBench, type TestRun } from './paid-calls-bench.ts';

let bench: PaidCallsBench;
let run: TestRun;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const keys = /^GET \/rest\.fal\.ai\/\.well-known\/jwks\.json/;
const ourKey = { keys: [publicKey.export({ format: 'jwk' })] };

beforeEach(async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const [first] = await bench.addRun(await bench.addPerson());
  if (!first) throw new Error('A run has a node.');
  run = first;
});
afterEach(() => bench.close());

test('fal is told where to tell, and telling twice counts once', async () => {
  await bench.close();
  bench = await startPaidCallsBench();
  const [own] = await bench.addRun(await bench.addPerson());
  if (!own) return;
  Object.assign(bench.demo.faults, { webhookTwice: { next: 1 } });
  await bench.models.ask(request, own);
  expect(await bench.heard(2)).toEqual(['TAKEN', 'TAKEN']);
  const [generation] = await bench.generations(own.executionId);
  expect(generation).toMatchObject({ status: 'COMPLETED', cost: '0.003000', told_at: expect.any(Date) });
  expect(bench.demo.submissions()[0]?.webhook).toBe(`${bench.address}/webhooks/fal/${generation?.id}`);
  const { rows } = await bench.database.query('select total_cost from executions where id = $1', [own.executionId]);
  expect(rows).toEqual([{ total_cost: '0.003000' }]);
});

test('signed, fresh and about a known generation: taken, however often it comes', async () => {
  const generation = await leaveOpen();
  bench.wire.fault(keys, answerWith(200, ourKey));
  for (let time = 0; time < 3; time++) expect((await deliver(generation.id, generation.request_id)).status).toBe(200);
  const [after] = await bench.generations(run.executionId);
  expect(after).toMatchObject({ request_id: generation.request_id, told_at: expect.any(Date) });
  expect(bench.wire.calls.filter(({ path }) => path.includes('jwks'))).toHaveLength(1);
});

test.each<[string, Parameters<typeof deliver>[2], number, string]>([
  ['is signed by somebody else', { key: generateKeyPairSync('ed25519').privateKey }, 401, 'Its signature is not good.'],
  ['was changed on its way', { changed: '{"request_id":"other"}' }, 401, 'Its signature is not good.'],
  ['is an hour old', { at: -3_600 }, 401, 'It is too old.'],
  ['comes from an hour ahead', { at: 3_600 }, 401, 'It is too old.'],
  ['is not signed', { signature: '' }, 401, 'It lacks its signature.'],
  ['names no request', { body: '{"status":"OK"}' }, 401, 'It names no request.'],
  ['is larger than any', { body: 'x'.repeat(2 * 1024 * 1024 + 1) }, 413, 'The request is too large.'],
])('what %s is refused, and changes nothing', async (_, how, status, message) => {
  const generation = await leaveOpen();
  bench.wire.fault(keys, answerWith(200, ourKey), 2);
  const answer = await deliver(generation.id, generation.request_id, how);
  expect([answer.status, await answer.json()]).toEqual([status, { errors: [expect.objectContaining({ message })] }]);
  expect(await bench.generations(run.executionId)).toEqual([generation]);
});

test('what is about no generation of ours is not found', async () => {
  bench.wire.fault(keys, answerWith(200, ourKey));
  expect((await deliver(randomUUID(), 'r')).status).toBe(404);
  expect((await deliver('../x', 'r')).status).toBe(404);
});

test('another request is never put in a generation’s place, nor a request in two', async () => {
  const generation = await leaveOpen();
  bench.wire.fault(keys, answerWith(200, ourKey));
  expect((await deliver(generation.id, 'another')).status).toBe(409);
  expect(await bench.generations(run.executionId)).toEqual([generation]);

  const [other] = await bench.addRun(run.userId);
  if (!other) return;
  bench.wire.fault(submission, ({ response }) => {
    other.stop.abort(new Error('The server closes.'));
    response.socket?.resetAndDestroy();
  });
  await expect(bench.models.ask(request, other)).rejects.toThrow();
  const [intent] = await bench.generations(other.executionId);
  expect((await deliver(intent?.id ?? '', generation.request_id)).status).toBe(409);
  expect(await bench.generations(other.executionId)).toEqual([intent]);
  expect(bench.faults).toEqual([
    [generation.id, 'another'],
    [intent?.id, generation.request_id],
  ]);
});

test('while fal’s keys are out of reach it is to be delivered again', async () => {
  const generation = await leaveOpen();
  bench.wire.fault(keys, answerWith(503));
  expect((await deliver(generation.id, generation.request_id)).status).toBe(503);
  bench.wire.fault(keys, answerWith(200, ourKey));
  expect((await deliver(generation.id, generation.request_id)).status).toBe(200);
});

test('the pictures of a run that is over are fetched when fal tells of them', async () => {
  const generation = await leaveOpen();
  await bench.setExecution(run.executionId, { status: 'FAILED', finished_at: new Date() });
  bench.wire.fault(keys, answerWith(200, ourKey));
  const fetched = bench.wire.until(/^GET \/files\//);
  expect((await deliver(generation.id, generation.request_id)).status).toBe(200);
  await fetched;
  await bench.setExecution(run.executionId, { status: 'RUNNING', finished_at: null });
  expect(await bench.models.ask(request, run)).toMatchObject({ cost: '0.003000' });
  expect(bench.wire.submissions()).toBe(1);
});

/** A call that fal has done, and that waits here because the file store was away. */
async function leaveOpen() {
  bench.outage.storage = 3;
  await expect(bench.models.ask(request, run)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  const [generation] = await bench.generations(run.executionId);
  if (!generation?.request_id) throw new Error('Its request is known.');
  return { ...generation, request_id: generation.request_id };
}

function deliver(
  generationId: string,
  requestId: string,
  how: { at?: number; key?: typeof privateKey; body?: string; changed?: string; signature?: string } = {},
): Promise<Response> {
  const body = how.body ?? JSON.stringify({ request_id: requestId, status: 'OK', payload: {} });
  const timestamp = String(Math.floor(Date.now() / 1_000) + (how.at ?? 0));
  const digest = createHash('sha256').update(body).digest('hex');
  const message = Buffer.from([requestId, 'user', timestamp, digest].join('\n'));
  return fetch(`${bench.address}/webhooks/fal/${generationId}`, {
    method: 'POST',
    body: how.changed ?? body,
    headers: {
      'x-fal-webhook-request-id': requestId,
      'x-fal-webhook-user-id': 'user',
      'x-fal-webhook-timestamp': timestamp,
      'x-fal-webhook-signature': how.signature ?? sign(null, message, how.key ?? privateKey).toString('hex'),
    },
  });
}
