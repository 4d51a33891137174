import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { submit } from './testing/fal-client.ts';
import { type DemoFal, startDemoFal } from './demo-fal.ts';

interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
}

let demo: DemoFal;
let receiver: Server;
let deliveries: Delivery[];
let answers: number[];
let arrived: () => void;
beforeEach(async () => {
  demo = await startDemoFal({ pace: 'instant' });
  deliveries = [];
  answers = [];
  arrived = () => undefined;
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      deliveries.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 200).end();
      arrived();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await demo.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function send(input: unknown): Promise<string> {
  const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const response = await submit(
    demo.url,
    'fal-ai/fast-lightning-sdxl',
    input,
    `?fal_webhook=${encodeURIComponent(hook)}`,
  );
  return ((await response.json()) as { request_id: string }).request_id;
}

const received = (count: number): Promise<void> =>
  new Promise((resolve) => {
    arrived = () => deliveries.length >= count && resolve();
    arrived();
  });

const good = { prompt: 'jar', image_size: { width: 64, height: 64 } };

test('the result arrives signed with the published key', async () => {
  const id = await send(good);
  await received(1);
  const { headers, body } = deliveries[0] ?? { headers: {}, body: '' };
  expect(JSON.parse(body)).toMatchObject({
    request_id: id,
    gateway_request_id: id,
    status: 'OK',
    payload: { images: [{}] },
  });
  const { keys } = (await (await fetch(`${demo.url}/rest.fal.ai/.well-known/jwks.json`)).json()) as {
    keys: JsonWebKey[];
  };
  const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
  const sign = (part: string): string => String(headers[`x-fal-webhook-${part}`]);
  const message = [
    sign('request-id'),
    sign('user-id'),
    sign('timestamp'),
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
  const signature = Buffer.from(sign('signature'), 'hex');
  expect(verify(null, Buffer.from(message), key, signature)).toBe(true);
  expect(verify(null, Buffer.from(`${message}0`), key, signature)).toBe(false);
});

test('a failure arrives as an error, and is delivered again until it is taken', async () => {
  answers = [500, 503];
  await send({});
  await received(3);
  expect(JSON.parse(deliveries[2]?.body ?? '')).toMatchObject({
    status: 'ERROR',
    error: 'Invalid status code: 422',
    payload: { detail: [{ type: 'missing' }] },
  });
  expect(new Set(deliveries.map((delivery) => delivery.body)).size).toBe(1);
});

test('a webhook may come twice', async () => {
  demo.faults.webhookTwice.next = 1;
  await send(good);
  await received(2);
});
