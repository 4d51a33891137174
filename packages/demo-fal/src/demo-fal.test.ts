import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, get, resultOf, submit } from './testing/fal-client.ts';
import { type DemoFal, startDemoFal } from './demo-fal.ts';
import { drawSamplePhoto } from './drawing/sample-photo.ts';

let demo: DemoFal;
beforeAll(async () => {
  demo = await startDemoFal({ pace: 'instant' });
});
afterAll(() => demo.close());

const small = { width: 320, height: 200 };

test('the real client uploads a photo, has it edited, and reads the picture', async () => {
  const fal = clientOf(demo.url);
  const photo = await drawSamplePhoto('bottle');
  const image_url = await fal.storage.upload(new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }));
  expect(image_url).toMatch(new RegExp(`^${demo.url}/files/`));
  expect(Buffer.from(await (await fetch(image_url)).arrayBuffer()).equals(photo)).toBe(true);

  const endpoint = 'fal-ai/fast-lightning-sdxl/image-to-image';
  const statuses = new Set<string>();
  const result = await fal.subscribe(endpoint, {
    input: { prompt: 'neon night', image_url, image_size: small, strength: 0.7 },
    mode: 'streaming',
    logs: true,
    onQueueUpdate: (update) => statuses.add(update.status),
  });
  expect(statuses).toContain('COMPLETED');
  const image = result.data.images[0];
  expect(image).toMatchObject({ ...small, content_type: 'image/jpeg' });
  expect(result.data.has_nsfw_concepts).toEqual([false]);
  const served = await fetch(image?.url ?? '');
  expect(served.headers.get('content-type')).toBe('image/jpeg');
  expect(await sharp(await served.arrayBuffer()).metadata()).toMatchObject({ ...small, format: 'jpeg' });
});

test('submitting answers with a place in the queue and URLs that drop the sub-path', async () => {
  const response = await submit(demo.url, 'fal-ai/flux/schnell', { prompt: 'coffee', image_size: small });
  expect(response.status).toBe(200);
  const submitted = (await response.json()) as Record<string, string>;
  const base = `${demo.url}/queue.fal.run/fal-ai/flux/requests/${submitted['request_id']}`;
  expect(submitted).toMatchObject({
    status: 'IN_QUEUE',
    response_url: base,
    status_url: `${base}/status`,
    cancel_url: `${base}/cancel`,
  });
  expect(submitted['queue_position']).toBeTypeOf('number');
  const result = await resultOf(submitted as { status_url: string; response_url: string });
  expect(result.headers.get('x-fal-billable-units')).toBe('1');
  expect(result.headers.get('x-fal-request-id')).toBe(submitted['request_id']);
  const status = await get(`${base}/status?logs=1`);
  expect(status.status).toBe(200);
  const body = (await status.json()) as {
    logs: { level: string; message: string; timestamp: string }[];
    metrics: { inference_time: number };
  };
  expect(body).toMatchObject({ status: 'COMPLETED', logs: [{ level: 'INFO' }, {}] });
  expect(body.metrics.inference_time).toBeGreaterThanOrEqual(0);
});

const stateOf = async (url: string): Promise<[number, Record<string, unknown>]> => {
  const response = await get(url);
  return [response.status, (await response.json()) as Record<string, unknown>];
};

const cancel = async (url: string): Promise<[number, unknown]> => {
  const response = await fetch(url, { method: 'PUT', headers: { authorization: 'Key demo' } });
  return [response.status, await response.json()];
};

test('what waits has a place that counts down and can be cancelled; what runs cannot', async () => {
  const slow = await startDemoFal({ pace: 60_000 });
  try {
    const send = async (): Promise<Record<string, string>> =>
      (await (await submit(slow.url, 'fal-ai/flux/dev', { prompt: 'tea', image_size: small })).json()) as Record<
        string,
        string
      >;
    const jobs = [await send(), await send(), await send(), await send()];
    const [first, , third, last] = jobs.map((job) => job['status_url'] ?? '') as [string, string, string, string];
    expect(await stateOf(first)).toMatchObject([202, { status: 'IN_PROGRESS' }]);
    expect(await stateOf(third)).toMatchObject([202, { status: 'IN_QUEUE', queue_position: 0 }]);
    expect(await stateOf(last)).toMatchObject([202, { status: 'IN_QUEUE', queue_position: 1 }]);
    const early = await get(jobs[0]?.['response_url'] ?? '');
    expect([early.status, await early.json()]).toEqual([400, { detail: 'Request is still in progress' }]);

    expect(await cancel(jobs[2]?.['cancel_url'] ?? '')).toEqual([202, { status: 'CANCELLATION_REQUESTED' }]);
    expect(await stateOf(last)).toMatchObject([202, { queue_position: 0 }]);
    expect(await cancel(jobs[0]?.['cancel_url'] ?? '')).toEqual([400, { status: 'ALREADY_COMPLETED' }]);
    expect(await cancel(`${slow.url}/queue.fal.run/fal-ai/flux/requests/unknown/cancel`)).toEqual([
      404,
      { status: 'NOT_FOUND' },
    ]);
    await expect(
      clientOf(slow.url).queue.cancel('fal-ai/flux/dev', { requestId: jobs[3]?.['request_id'] ?? '' }),
    ).resolves.toBeUndefined();
    expect((await get(jobs[3]?.['response_url'] ?? '')).status).toBe(499);
  } finally {
    await slow.close();
  }
});

test('a key is required, an unknown endpoint is refused, an unknown request is not found', async () => {
  const noKey = await fetch(`${demo.url}/queue.fal.run/fal-ai/flux/dev`, { method: 'POST', body: '{}' });
  expect([noKey.status, await noKey.json()]).toEqual([401, { detail: expect.any(String) }]);
  const unknown = await submit(demo.url, 'fal-ai/none', {});
  expect([unknown.status, await unknown.json()]).toEqual([404, { detail: expect.any(String) }]);
  expect((await get(`${demo.url}/queue.fal.run/fal-ai/flux/requests/none/status`)).status).toBe(404);
});

test('fal.run answers on the same connection', async () => {
  const response = await fetch(`${demo.url}/fal.run/fal-ai/nano-banana`, {
    method: 'POST',
    headers: { authorization: 'Key demo' },
    body: JSON.stringify({ prompt: 'toy box', aspect_ratio: '16:9' }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('x-fal-billable-units')).toBe('1');
  const body = (await response.json()) as { images: { url: string }[]; description: string };
  expect(body.description).toBeTypeOf('string');
  const picture = await (await fetch(body.images[0]?.url ?? '')).arrayBuffer();
  expect(await sharp(picture).metadata()).toMatchObject({ width: 1344, height: 768, format: 'png' });
});

test('prices, estimates, and the requests made lately', async () => {
  const prices = await (
    await get(`${demo.url}/api.fal.ai/v1/models/pricing?endpoint_id=fal-ai/flux/dev,fal-ai/nano-banana`)
  ).json();
  expect(prices).toMatchObject({
    prices: [
      { endpoint_id: 'fal-ai/flux/dev', unit_price: 0.025, unit: 'megapixels', currency: 'USD' },
      { endpoint_id: 'fal-ai/nano-banana', unit_price: 0.039, unit: 'images', currency: 'USD' },
    ],
  });
  const estimate = await fetch(`${demo.url}/api.fal.ai/v1/models/pricing/estimate`, {
    method: 'POST',
    headers: { authorization: 'Key demo' },
    body: JSON.stringify({ estimate_type: 'unit_price', endpoints: { 'fal-ai/nano-banana': { unit_quantity: 3 } } }),
  });
  expect(await estimate.json()).toEqual({ estimate_type: 'unit_price', total_cost: 0.117, currency: 'USD' });

  const input = { prompt: 'lamp', image_size: small };
  const sent = (await (await submit(demo.url, 'fal-ai/fast-sdxl', input)).json()) as {
    request_id: string;
    status_url: string;
    response_url: string;
  };
  await resultOf(sent);
  const lately = await get(
    `${demo.url}/api.fal.ai/v1/models/requests/by-endpoint?endpoint_id=fal-ai/fast-sdxl&expand=payloads&limit=1`,
  );
  expect(await lately.json()).toMatchObject({
    items: [
      {
        request_id: sent.request_id,
        endpoint_id: 'fal-ai/fast-sdxl',
        json_input: input,
        status: 'success',
        sent_at: expect.any(String),
      },
    ],
  });
});

test('closing drops what still runs', async () => {
  const other = await startDemoFal({ pace: 3_600_000 });
  await submit(other.url, 'fal-ai/flux/dev', { prompt: 'tea' });
  await other.close();
  await expect(fetch(other.url)).rejects.toThrow();
});
