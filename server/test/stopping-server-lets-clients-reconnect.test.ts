import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { expect, test } from 'vitest';
import { executionEvents } from './operations.ts';
import { insertRun } from './run-by-hand.ts';
import { startApp } from './start-app.ts';
import { talk } from './talk-over-socket.ts';

test('a server that stops tells its sockets to connect again (1012), also in the middle of a subscription', async () => {
  const app = await startApp();
  const person = await app.signUp();
  const run = await insertRun(app, person);
  await run.add(1);
  const idle = await talk(app.url, person.authorization);
  const busy = await talk(app.url, person.authorization);
  const begun = busy.until('1', () => true);
  busy.subscribe('1', executionEvents, { executionId: run.id });
  await begun;
  const codes = [idle, busy].map(async ({ socket }) => ((await once(socket, 'close')) as [number])[0]);
  await app.close();
  expect(await Promise.all(codes)).toEqual([1012, 1012]);
});

test('the usual client takes it as a reason to come back', async () => {
  const [first, second] = await Promise.all([startApp(), startApp()]);
  const here = await first.signUp();
  const there = await second.signUp();
  const run = await insertRun(first, here);
  await run.add(1);
  let connections = 0;
  const client = createClient({
    url: () => `${(connections === 0 ? first : second).url.replace('http', 'ws')}/graphql`,
    connectionParams: () => ({ authorization: (connections++ === 0 ? here : there).authorization }),
    retryAttempts: 1,
    retryWait: async () => {},
  });
  const seen: unknown[] = [];
  let closing: Promise<void> | undefined;
  const query = 'subscription ($id: ID!) { executionEvents(executionId: $id) { sequence } }';
  for await (const { data, errors } of client.iterate({ query, variables: { id: run.id } })) {
    seen.push(data ?? errors?.[0]?.extensions?.['code']);
    closing ??= first.close();
  }
  // The second server has another database, so that it knows no such run; to the client it is the same subscription.
  expect(seen).toEqual([{ executionEvents: { sequence: 1 } }, 'NOT_FOUND']);
  expect(connections).toBe(2);
  await client.dispose();
  await Promise.all([closing, second.close()]);
});
