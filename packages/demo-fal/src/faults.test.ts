import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientOf, get, resultOf, submit } from './testing/fal-client.ts';
import { type DemoFal, startDemoFal } from './demo-fal.ts';
import { calmPlan, createDice } from './faults.ts';

const endpoint = 'fal-ai/fast-lightning-sdxl';
const input = { prompt: 'can', image_size: { width: 64, height: 64 } };

let demo: DemoFal;
beforeEach(async () => {
  demo = await startDemoFal({ pace: 'instant' });
});
afterEach(() => demo.close());

const send = (): Promise<Response> => submit(demo.url, endpoint, input);
type Submitted = { status_url: string; response_url: string; request_id: string };
const accepted = async (): Promise<Submitted> => (await (await send()).json()) as Submitted;

test('refused before a job exists', async () => {
  demo.faults.rateLimited = { next: 1, retryAfterSeconds: 7 };
  const limited = await send();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  demo.faults.submitError.next = 1;
  expect((await send()).status).toBe(500);
  demo.faults.resetBeforeAccept.next = 1;
  await expect(send()).rejects.toThrow();
  expect(demo.submissions()).toEqual([]);
  expect((await send()).status).toBe(200);
});

test('the answer is lost, the job is not', async () => {
  demo.faults.resetAfterAccept.next = 1;
  await expect(send()).rejects.toThrow();
  demo.faults.gatewayError = { next: 1, status: 503 };
  expect((await send()).status).toBe(503);
  demo.faults.lostReply.next = 1;
  const control = new AbortController();
  const lost = fetch(`${demo.url}/queue.fal.run/${endpoint}`, {
    method: 'POST',
    headers: { authorization: 'Key demo' },
    body: JSON.stringify(input),
    signal: control.signal,
  });
  await expect.poll(() => demo.submissions().length, { interval: 5 }).toBe(3);
  control.abort();
  await expect(lost).rejects.toThrow();
  const lately = (await (
    await get(`${demo.url}/api.fal.ai/v1/models/requests/by-endpoint?endpoint_id=${endpoint}`)
  ).json()) as { items: { request_id: string }[] };
  expect(lately.items.map((item) => item.request_id).toSorted()).toEqual(
    demo
      .submissions()
      .map((one) => one.requestId)
      .toSorted(),
  );
});

test("the real client's own submit pays again after a reset", async () => {
  demo.faults.resetAfterAccept.next = 1;
  await clientOf(demo.url).queue.submit(endpoint, { input });
  expect(demo.submissions()).toHaveLength(2);
});

test('status and result fail, and are well again', async () => {
  demo.faults.statusError = { next: 1, status: 502 };
  demo.faults.resultError = { next: 1, status: 500 };
  const job = await accepted();
  expect((await get(job.status_url)).status).toBe(502);
  expect((await resultOf(job)).status).toBe(500);
  expect((await get(job.response_url)).status).toBe(200);
});

test('the job fails by infrastructure or by policy', async () => {
  demo.faults.failJob.next = 1;
  const failed = await accepted();
  const result = await resultOf(failed);
  expect([result.status, result.headers.get('x-fal-error-type'), await result.json()]).toEqual([
    503,
    'runner_disconnected',
    { detail: expect.any(String), error_type: 'runner_disconnected' },
  ]);
  expect(await (await get(failed.status_url)).json()).toMatchObject({
    status: 'COMPLETED',
    error_type: 'runner_disconnected',
  });
  demo.faults.contentPolicy.next = 1;
  const refused = await resultOf(await accepted());
  expect([refused.status, refused.headers.get('x-fal-retryable'), await refused.json()]).toMatchObject([
    422,
    'false',
    { detail: [{ type: 'content_policy_violation' }] },
  ]);
});

test('a job hangs without standing in the way of others', async () => {
  demo.faults.hangForever.next = 3;
  const hung = [await accepted(), await accepted(), await accepted()];
  expect((await resultOf(await accepted())).status).toBe(200);
  expect(await (await get(hung[0]?.status_url ?? '')).json()).toMatchObject({ status: 'IN_PROGRESS' });
});

const picture = async (): Promise<{ response: Response; bytes: ArrayBuffer; nsfw: boolean[] }> => {
  const body = (await (await resultOf(await accepted())).json()) as {
    images: { url: string }[];
    has_nsfw_concepts: boolean[];
  };
  const response = await fetch(body.images[0]?.url ?? '');
  return { response, bytes: await response.arrayBuffer(), nsfw: body.has_nsfw_concepts };
};

test('pictures that are black, and pictures that are none', async () => {
  demo.faults.nsfw.next = 1;
  const black = await picture();
  expect(black.nsfw).toEqual([true]);
  expect((await sharp(black.bytes).stats()).channels.every((channel) => channel.max < 4)).toBe(true);
  demo.faults.badImage = { next: 1, kind: 'html' };
  expect((await picture()).response.headers.get('content-type')).toBe('text/html');
  demo.faults.badImage = { next: 1, kind: 'truncated' };
  await expect(
    sharp((await picture()).bytes, { failOn: 'error' })
      .raw()
      .toBuffer(),
  ).rejects.toThrow();
  demo.faults.badImage = { next: 1, kind: 'wrongType' };
  expect((await picture()).response.headers.get('content-type')).toBe('text/plain');
});

test('another process sets faults and counts submissions over HTTP', async () => {
  const put = await fetch(`${demo.url}/_demo/faults`, {
    method: 'PUT',
    body: JSON.stringify({ submitError: { next: 1 }, slow: { next: 1, ms: 1 } }),
  });
  expect(await put.json()).toMatchObject({ submitError: { next: 1, status: 500 } });
  expect((await send()).status).toBe(500);
  const job = await accepted();
  const counted = (await (await fetch(`${demo.url}/_demo/submissions`)).json()) as unknown[];
  expect(counted).toMatchObject([{ requestId: job.request_id, endpoint, input }]);
  await fetch(`${demo.url}/_demo/submissions`, { method: 'DELETE' });
  expect(demo.submissions()).toEqual([]);
  expect((await fetch(`${demo.url}/_demo/faults`, { method: 'PUT', body: '{"nonsense":{}}' })).status).toBe(400);
});

const throws = (seed: number): boolean[] => {
  const strikes = createDice({ ...calmPlan(), seed, nsfw: { probability: 0.5 } });
  return Array.from({ length: 40 }, () => strikes('nsfw'));
};

test('dice fall the same for the same seed, and `after` lets some pass', () => {
  expect(throws(1)).toEqual(throws(1));
  expect(throws(1)).not.toEqual(throws(2));
  const strikes = createDice({ ...calmPlan(), failJob: { ...calmPlan().failJob, next: 1, after: 2, endpoint: 'a' } });
  expect([
    strikes('failJob', 'a'),
    strikes('failJob', 'b'),
    strikes('failJob', 'a'),
    strikes('failJob', 'a'),
    strikes('failJob', 'a'),
  ]).toEqual([false, false, false, true, false]);
});
