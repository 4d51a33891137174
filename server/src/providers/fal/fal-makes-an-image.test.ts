import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readImage } from '../../assets/read-image.ts';
import { downloadImage } from '../download/download-image.ts';
import { input, never, schnell, startFalBench, type FalBench } from '../../../testing/fal-bench.ts';

let bench: FalBench;
beforeAll(async () => {
  bench = await startFalBench();
});
afterAll(() => bench.close());

function firstLink(output: unknown): string {
  return (output as { images: { url: string }[] }).images[0]?.url ?? '';
}

test('order, wait, fetch: one POST, by the links that came back, and the bill is kept', async () => {
  const request = await bench.order();
  expect(request.requestId).not.toBe('');
  expect(request.statusUrl).toContain(request.requestId);
  const updates = await bench.waitFor(request);
  expect(updates.at(-1)?.state).toBe('DONE');
  const { output, billableUnits } = await bench.provider.result(request, never);
  expect(output).toMatchObject({ images: [{ width: 64, height: 64 }], seed: 7 });
  expect(billableUnits).toBe('1');
  expect(bench.wire.submissions()).toBe(1);

  const [order] = bench.wire.calls;
  expect(order?.path).toBe(`/queue.fal.run/${schnell}`);
  expect(order?.headers.authorization).toBe('Key test-key');
  expect(JSON.parse(order?.body ?? '')).toEqual(input);
  const links = [request.statusUrl, request.responseUrl].map((link) =>
    new URL(link).pathname.replace(/^\/queue\.fal\.run/, ''),
  );
  for (const link of links) expect(bench.wire.calls.some(({ path }) => path.includes(link))).toBe(true);

  const image = await downloadImage(firstLink(output), { allowPrivateHosts: true });
  // Plain ones are an eighth of what was asked for.
  expect(await readImage(image)).toMatchObject({ width: 8, height: 8 });
});

test('what is told on the way is told once: states in order, and no log line twice', async () => {
  const request = await bench.provider.submit(
    'fal-ai/flux/dev',
    { ...input, num_images: 2, image_size: 'square' },
    never,
  );
  const updates = await bench.waitFor(request);
  const order = ['QUEUED', 'RUNNING', 'DONE'];
  const places = updates.map(({ state }) => order.indexOf(state));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(updates.filter(({ state }) => state === 'DONE')).toHaveLength(1);
  const { logs } = (await (
    await fetch(`${request.statusUrl}?logs=1`, { headers: { authorization: 'Key k' } })
  ).json()) as { logs: { message: string }[] };
  expect(updates.flatMap((update) => update.logs)).toEqual(logs.map(({ message }) => message));
});

test('a picture is handed over and edited', async () => {
  const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#a52' } })
    .png()
    .toBuffer();
  const link = await bench.provider.upload(photo, 'image/png', never);
  const before = bench.wire.submissions();
  const request = await bench.provider.submit(
    'fal-ai/nano-banana/edit',
    { prompt: 'on a beach', image_urls: [link] },
    never,
  );
  await bench.waitFor(request);
  const { output } = await bench.provider.result(request, never);
  expect(firstLink(output)).not.toBe('');
  expect(bench.wire.submissions()).toBe(before + 1);
});

describe('prices', () => {
  test('are exact', async () => {
    expect(await bench.provider.unitPrice(schnell)).toEqual({ amount: '0.003', unit: 'megapixels' });
  });

  test('are unknown where fal does not tell', async () => {
    bench.wire.fault(/pricing/, ({ response }) => response.writeHead(500).end());
    expect(await bench.provider.unitPrice('fal-ai/flux/dev')).toBeNull();
    expect(await bench.provider.unitPrice('fal-ai/no-such-model')).toBeNull();
  });
});
