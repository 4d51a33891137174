import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decodeId } from '../src/schema/ids.ts';
import { graphOf, text } from './ad-graph.ts';
import {
  allAre,
  askOfWebhooks,
  deliveriesOnce,
  type DeliverySeen,
  makeWebhook,
  readWebhook,
  sendTest,
} from './keep-webhooks.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { type Receiver, startReceiver, verify } from './start-receiver.ts';

/* Receivers on a bad day, with pauses and patience of milliseconds. */

let app: RunningApp;
let person: Person;
let receiver: Receiver;
let deadPort: number;
beforeAll(async () => {
  receiver = await startReceiver();
  deadPort = await findDeadPort();
  app = await startApp({
    config: { webhookAllowedHosts: [receiver.host, `127.0.0.1:${deadPort}`] },
    webhooks: { pauses: [20, 20, 20], timeoutMs: 2_000 },
    // It warns of each webhook that is switched off.
    log: pino({ level: 'error' }),
  });
  person = await app.signUp();
});
afterEach(() => receiver.answerWith(204));
afterAll(async () => {
  await app?.close();
  await receiver?.close();
});

const runOnce = () => person.run(graphOf([text('idea', 'tea')]));

/** Each test has a webhook of its own, and leaves none behind that would be told of the runs of the next. */
async function withWebhook(
  path: string,
  work: (webhook: { id: string; secret: string }) => Promise<void>,
  url?: string,
) {
  const webhook = await makeWebhook(person, { url: url ?? receiver.url + path });
  await work(webhook);
  await askOfWebhooks(person, 'deleteWebhook', { webhookId: webhook.id });
}

test('after errors it is sent again, by the same id, signed anew, until it is taken', () =>
  withWebhook('/errors', async ({ id, secret }) => {
    const statuses = [500, 302, 204];
    receiver.answerWith(
      (response) => response.writeHead(statuses.shift() ?? 204, { location: '/else' }).end(),
      '/errors',
    );
    await runOnce();
    const [delivery] = await deliveriesOnce(person, id, allAre('DELIVERED'));
    expect(delivery).toMatchObject({ attempts: 3, responseStatus: 204, error: null, errorCode: null });
    const attempts = receiver.received.filter(({ path }) => path === '/errors');
    expect(attempts.map(({ headers }) => headers['webhook-id'])).toEqual(Array(3).fill(delivery?.id));
    for (const attempt of attempts) expect(verify(attempt, secret)).toMatchObject({ type: 'execution.completed' });
    expect(receiver.received.some(({ path }) => path === '/else')).toBe(false);
  }));

test('when nobody takes it, it ends as failed, says why, and can be sent again by hand', () =>
  withWebhook('/broken', async ({ id }) => {
    receiver.answerWith(500, '/broken');
    await runOnce();
    const [failed] = await deliveriesOnce(person, id, allAre('FAILED'));
    expect(failed).toMatchObject({
      attempts: 4,
      responseStatus: 500,
      error: 'The receiver answered 500.',
      errorCode: 'RECEIVER_REFUSED',
      nextAttemptAt: null,
    });
    expect((await readWebhook(person, id)).failingSince).toEqual(expect.any(String));
    receiver.answerWith(200, '/broken');
    const answer = await askOfWebhooks<{ delivery: DeliverySeen }>(person, 'resendWebhookDelivery', {
      deliveryId: failed?.id,
    });
    expect(answer.delivery).toMatchObject({ id: failed?.id });
    const [again] = await deliveriesOnce(person, id, allAre('DELIVERED'));
    expect(again).toMatchObject({ id: failed?.id, attempts: 5, responseStatus: 200, error: null });
    expect((await readWebhook(person, id)).failingSince).toBeNull();
  }));

test('a receiver that is not there, or does not answer, is tried again', async () => {
  await withWebhook(
    '',
    async ({ id }) => {
      await runOnce();
      const [delivery] = await deliveriesOnce(person, id, allAre('FAILED'));
      expect(delivery).toMatchObject({
        attempts: 4,
        responseStatus: null,
        errorCode: 'RECEIVER_UNREACHABLE',
        error: 'The receiver could not be reached: the connection was refused.',
      });
    },
    `http://127.0.0.1:${deadPort}/`,
  );
  await withWebhook('/silent', async ({ id }) => {
    receiver.answerWith(() => {}, '/silent');
    await runOnce();
    const [delivery] = await deliveriesOnce(person, id, allAre('FAILED'));
    expect(delivery).toMatchObject({
      attempts: 4,
      errorCode: 'RECEIVER_TIMED_OUT',
      error: 'The receiver could not be reached: no answer within 2 s.',
    });
  });
  await withWebhook('/silent-once', async ({ id }) => {
    let count = 0;
    receiver.answerWith((response) => (++count === 1 ? undefined : response.writeHead(200).end()), '/silent-once');
    await runOnce();
    const [delivery] = await deliveriesOnce(person, id, allAre('DELIVERED'));
    expect(delivery?.attempts).toBeGreaterThan(1);
  });
});

test('a pause that the receiver asks for is kept', () =>
  withWebhook('/later', async ({ id }) => {
    receiver.answerWith((response) => response.writeHead(429, { 'retry-after': '120' }).end(), '/later');
    await runOnce();
    const [delivery] = await deliveriesOnce(person, id, ([one]) => one?.responseStatus === 429);
    expect(delivery?.status).toBe('PENDING');
    const seconds = (Date.parse(delivery?.nextAttemptAt ?? '') - Date.now()) / 1_000;
    expect(seconds).toBeGreaterThan(100);
    expect(seconds).toBeLessThanOrEqual(120);
  }));

test('one that is gone for good is switched off, sends nothing more, and begins anew when it is switched on', () =>
  withWebhook('/gone', async ({ id }) => {
    receiver.answerWith(410, '/gone');
    await runOnce();
    const [delivery] = await deliveriesOnce(person, id, allAre('FAILED'));
    expect(delivery).toMatchObject({ attempts: 1, responseStatus: 410, errorCode: 'RECEIVER_GONE' });
    expect(await readWebhook(person, id)).toMatchObject({ isEnabled: false, disabledReason: 'GONE' });
    await runOnce();
    expect((await readWebhook(person, id)).deliveries.edges).toHaveLength(1);
    for (const [name, input] of [
      ['sendTestWebhook', { webhookId: id }],
      ['resendWebhookDelivery', { deliveryId: delivery?.id }],
    ] as const)
      expect(await askOfWebhooks(person, name, input)).toMatchObject({
        __typename: 'InputInvalidError',
        message: expect.stringMatching(/switched off/) as string,
      });
    await askOfWebhooks(person, 'updateWebhook', { webhookId: id, isEnabled: true });
    expect(await readWebhook(person, id)).toMatchObject({ isEnabled: true, disabledReason: null, failingSince: null });
  }));

test('one at which every attempt failed for five days is switched off; a pause without attempts does not count', () =>
  withWebhook('/failing', async ({ id }) => {
    const failing = (since: string, last: string) =>
      app.database.query(
        `update webhooks set failing_since = now() - $1::interval, last_failed_at = now() - $2::interval where id = $3`,
        [since, last, decodeId(id).id],
      );
    receiver.answerWith(500, '/failing');
    await failing('6 days', '31 hours');
    await runOnce();
    await deliveriesOnce(person, id, allAre('FAILED'));
    expect(await readWebhook(person, id)).toMatchObject({ isEnabled: true, disabledReason: null });
    await failing('5 days', '20 hours');
    await runOnce();
    const [delivery] = await deliveriesOnce(person, id, allAre('FAILED'));
    expect(delivery).toMatchObject({ attempts: 1 });
    expect(await readWebhook(person, id)).toMatchObject({ isEnabled: false, disabledReason: 'FAILING' });
  }));

test('what falls due while it is switched off ends as failed, and says so', () =>
  withWebhook('/off', async ({ id }) => {
    receiver.answerWith((response) => response.writeHead(503, { 'retry-after': '60' }).end(), '/off');
    await runOnce();
    await deliveriesOnce(person, id, ([one]) => one?.responseStatus === 503);
    await askOfWebhooks(person, 'updateWebhook', { webhookId: id, isEnabled: false });
    await app.database.query('update webhook_deliveries set next_attempt_at = now() where webhook_id = $1', [
      decodeId(id).id,
    ]);
    await app.database.query("select pg_notify('visualadgen', 'WEBHOOKS')");
    const [delivery] = await deliveriesOnce(person, id, allAre('FAILED'));
    expect(delivery).toMatchObject({ errorCode: 'WEBHOOK_DISABLED', error: 'The webhook was switched off.' });
    expect(receiver.received.filter(({ path }) => path === '/off')).toHaveLength(1);
  }));

test('a test is sent once, and held against nobody', () =>
  withWebhook('/test', async ({ id, secret }) => {
    receiver.answerWith(500, '/test');
    const deliveryId = await sendTest(person, id);
    expect(await deliveriesOnce(person, id, allAre('FAILED'))).toMatchObject([
      { id: deliveryId, event: 'PING', attempts: 1, responseStatus: 500, execution: null },
    ]);
    expect(await readWebhook(person, id)).toMatchObject({ failingSince: null, isEnabled: true });
    expect(verify(await receiver.next('/test'), secret)).toEqual({
      type: 'ping',
      timestamp: expect.any(String) as string,
      data: { webhook: { id } },
    });
  }));

test('a secret that is rotated signs beside the new one for a day', () =>
  withWebhook('/rotated', async ({ id, secret }) => {
    const rotated = await askOfWebhooks<{ secret: string; webhook: { previousSecretUntil: string } }>(
      person,
      'rotateWebhookSecret',
      { webhookId: id },
    );
    expect(rotated.secret).not.toBe(secret);
    expect((Date.parse(rotated.webhook?.previousSecretUntil ?? '') - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
    await sendTest(person, id);
    const both = await receiver.next('/rotated');
    expect(both.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const one of [secret, rotated.secret ?? '']) expect(verify(both, one)).toMatchObject({ type: 'ping' });

    await app.database.query('update webhooks set previous_secret_until = now() where id = $1', [decodeId(id).id]);
    await sendTest(person, id);
    const alone = await receiver.next('/rotated');
    expect(verify(alone, rotated.secret ?? '')).toMatchObject({ type: 'ping' });
    expect(() => verify(alone, secret)).toThrow(/signature/i);
  }));

test('when the key that secrets are sealed with has changed, it says to rotate the secret, and then goes on', () =>
  withWebhook('/key', async ({ id }) => {
    await app.database.query("update webhooks set secret = decode(repeat('ab', 90), 'hex') where id = $1", [
      decodeId(id).id,
    ]);
    await runOnce();
    const [delivery] = await deliveriesOnce(person, id, allAre('FAILED'));
    expect(delivery).toMatchObject({
      errorCode: 'WEBHOOK_SECRET_UNREADABLE',
      error: expect.stringMatching(/Rotate the secret/) as string,
    });
    const { secret } = await askOfWebhooks<{ secret: string }>(person, 'rotateWebhookSecret', { webhookId: id });
    await askOfWebhooks(person, 'resendWebhookDelivery', { deliveryId: delivery?.id });
    expect(verify(await receiver.next('/key'), secret ?? '')).toMatchObject({ type: 'execution.completed' });
  }));

async function findDeadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
