import { expect, test } from 'vitest';
import { bundleServer } from '../../chaos/bundle-server.ts';
import { decodeId } from '../src/schema/ids.ts';
import { allAre, deliveriesOnce, makeWebhook, sendTest } from './keep-webhooks.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { type Person, signIn, signUp } from './sign-up.ts';
import { spawnServer } from './spawn-server.ts';
import { startApp } from './start-app.ts';
import { type Receiver, startReceiver, verify } from './start-receiver.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';
import { lendDataFolder } from './lend-data-folder.ts';

const held = lendDataFolder();

test('killed between a message and its answer: the next server sends it again, by the same id', async () => {
  const folder = await prepareDataFolder();
  const receiver = await startReceiver();
  receiver.answerWith(() => {});
  const { entry, env } = await bundleServer();
  const launch = { entry, env: { ...env, WEBHOOK_ALLOWED_HOSTS: receiver.host }, execArgv: ['--liftoff-only'] };
  const first = await spawnServer(folder.dataDir, launch);
  const person = await signUp(first.url ?? '', await keyOf(first.url));
  const { id, secret } = await makeWebhook(person, { url: receiver.url });
  await sendTest(person, id);
  const { headers } = await receiver.next();
  await first.stop('SIGKILL');

  receiver.answerWith(200);
  const second = await spawnServer(folder.dataDir, launch);
  const again = await receiver.next();
  expect(again.headers['webhook-id']).toBe(headers['webhook-id']);
  expect(verify(again, secret)).toMatchObject({ type: 'ping' });
  const back = await signIn(second.url ?? '', await keyOf(second.url), person);
  expect(await deliveriesOnce(back, id, allAre('DELIVERED'))).toMatchObject([{ attempts: 2 }]);
  await Promise.all([person.leave(), back.leave()]);
  await second.stop();
  await receiver.close();
  await folder.remove();
});

test('several servers on one Postgres send each message once, and take over from one that stops or died', async () => {
  const receiver = await startReceiver();
  const config = {
    databaseUrl: await createSharedDatabase(),
    dataDir: held.dataDir,
    webhookAllowedHosts: [receiver.host],
  };
  const start = () => startApp({ keepsData: true, config });

  // It stops while the receiver has it wait.
  receiver.answerWith(() => {});
  const first = await start();
  const person = await first.signUp();
  const { id } = await makeWebhook(person, { url: receiver.url });
  await sendTest(person, id);
  const { headers } = await receiver.next();
  await first.close();
  receiver.answerWith(200);
  const [second, third] = await Promise.all([start(), start()]);
  expect((await receiver.next()).headers['webhook-id']).toBe(headers['webhook-id']);

  const there = await second.signIn(person);
  await deliveriesOnce(there, id, allAre('DELIVERED'));
  await expectOnceEach(there, id, receiver, 30);

  // As a server leaves it that died in the middle of an attempt: its job is taken, and no sign of life comes.
  const before = receiver.received.length;
  const { rows } = await third.database.query(
    `insert into webhook_deliveries (user_id, webhook_id, event, attempts, next_attempt_at)
     values ($1, $2, 'ping', 1, now() + interval '1 day') returning id::text`,
    [person.userId, decodeId(id).id],
  );
  await third.database.query(
    `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '1 hour'
     where singleton_key = $1`,
    [rows[0]?.id],
  );
  const deliveries = await deliveriesOnce(there, id, (all) => all.length === 32 && allAre('DELIVERED')(all));
  expect(deliveries.filter(({ attempts }) => attempts === 2)).toHaveLength(2);
  expect(receiver.received.length - before).toBe(1);
  await Promise.all([second.close(), third.close()]);
  await receiver.close();
});

async function expectOnceEach(person: Person, webhookId: string, receiver: Receiver, count: number): Promise<void> {
  const before = receiver.received.length;
  const ids = await Promise.all(Array.from({ length: count }, () => sendTest(person, webhookId)));
  await deliveriesOnce(person, webhookId, (all) => all.length === count + 1 && allAre('DELIVERED')(all));
  const came = receiver.received.slice(before).map(({ headers }) => headers['webhook-id']);
  expect(came).toHaveLength(count);
  expect(new Set(came)).toEqual(new Set(ids));
}

async function keyOf(url: string | null): Promise<string> {
  const config = (await (await fetch(`${url}/config.json`)).json()) as { supabasePublishableKey: string };
  return config.supabasePublishableKey;
}
