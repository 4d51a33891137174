import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { adGraph, graphOf, text } from './ad-graph.ts';
import { executionEvents } from './operations.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  // Who does not read does not answer either: that it is let go for that is tried elsewhere.
  app = await startApp({ patience: { heartbeat: 600_000 } });
  person = await app.signUp();
});
afterAll(() => app.close());

test('after the end, every number to come back with gives the rest, once, and the end', async () => {
  const { executionId, events } = await person.run(adGraph());
  const numbers = [0, ...events.map((event) => event.sequence)];
  for (const last of numbers) {
    const rest = await Array.fromAsync(person.follow(executionId, last));
    expect(rest.map(({ sequence, __typename }) => [sequence, __typename])).toEqual(
      events.slice(last).map(({ sequence, __typename }) => [sequence, __typename]),
    );
  }
});

test('somebody whose connection drops after each event misses nothing and sees nothing twice', async () => {
  const workflow = await person.createWorkflow(adGraph({ num_images: 2 }));
  const executionId = await person.execute(workflow.id);
  const seen: number[] = [];
  let isOver = false;
  while (!isOver) {
    isOver = true;
    for await (const event of person.follow(executionId, seen.at(-1) ?? 0)) {
      seen.push(event.sequence);
      isOver = event.__typename === 'ExecutionCompleted';
      break;
    }
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
  expect((await person.execution(executionId)).lastSequence).toBe(seen.length);
});

test('a number that is yet to come does not keep a reader waiting after the end', async () => {
  const workflow = await person.createWorkflow(adGraph());
  const executionId = await person.execute(workflow.id);
  expect(await Array.fromAsync(person.follow(executionId, 999_999))).toEqual([]);
  expect((await person.execution(executionId)).status).toBe('COMPLETED');
  expect(await Array.fromAsync(person.follow(executionId, 999_999))).toEqual([]);
});

test('a log of more than one page comes whole; a query gives a page of it', async () => {
  const { executionId, events } = await person.run(manyTexts(300, 'tea'));
  expect(events).toHaveLength(602);
  const again = await Array.fromAsync(person.follow(executionId));
  expect(again.map((event) => event.sequence)).toEqual(Array.from({ length: 602 }, (_, index) => index + 1));
  const { execution } = await person.read<{ execution: { first: unknown[]; rest: { sequence: number }[] } }>(
    `query ($id: ID!) { execution(id: $id) { first: events { sequence } rest: events(afterSequence: 500) { sequence } } }`,
    { id: executionId },
  );
  expect(execution.first).toHaveLength(500);
  expect(execution.rest.map((event) => event.sequence)).toEqual(Array.from({ length: 102 }, (_, index) => index + 501));
});

test('a page of a log is as long as is asked for, and goes on after the number that was seen', async () => {
  const { executionId } = await person.run(adGraph());
  type Page = { execution: { lastSequence: number; events: { sequence: number }[] } };
  const query = `query ($id: ID!, $first: Int, $after: Int) {
    execution(id: $id) { lastSequence events(first: $first, afterSequence: $after) { sequence } }
  }`;
  const seen: number[] = [];
  let last = Infinity;
  while ((seen.at(-1) ?? 0) < last) {
    const { execution } = await person.read<Page>(query, { id: executionId, first: 4, after: seen.at(-1) });
    expect(execution.events.length).toBeLessThanOrEqual(4);
    expect(execution.events.length).toBeGreaterThan(0);
    seen.push(...execution.events.map(({ sequence }) => sequence));
    last = execution.lastSequence;
  }
  expect(seen).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  const pages = [null, 0, 500, 501, -1].map((first) => person.ask<Page>(query, { id: executionId, first }));
  expect(
    (await Promise.all(pages)).map(({ data, errors }) => errors?.[0]?.message ?? data?.execution.events.length),
  ).toEqual([last, 0, last, 'first: must be from 0 to 500, but is 501.', 'first: must be from 0 to 500, but is -1.']);
});

test('a reader that stops reading for a while gets it all in the end, and the others do not wait for it', async () => {
  const workflow = await person.createWorkflow(manyTexts(1_200, 'A very long story. '.repeat(150)));
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const messages = readMessages(socket);
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: person.authorization } }));
  expect(await messages.next()).toMatchObject({ value: { type: 'connection_ack' } });

  const executionId = await person.execute(workflow.id);
  const payload = { query: executionEvents, variables: { executionId } };
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
  await messages.next();
  socket.pause();
  const others = await Array.fromAsync(person.follow(executionId));
  expect(others).toHaveLength(2_402);

  socket.resume();
  const seen = [1];
  for await (const message of messages) {
    if (message.type === 'complete') break;
    seen.push(message.payload?.data?.executionEvents.sequence ?? 0);
  }
  expect(seen).toEqual(Array.from({ length: 2_402 }, (_, index) => index + 1));
  socket.close();
  await once(socket, 'close');
});

interface Message {
  type: string;
  payload?: { data?: { executionEvents: { sequence: number } } };
}

async function* readMessages(socket: WebSocket): AsyncGenerator<Message> {
  const waiting: Message[] = [];
  let wake: () => void = () => {};
  socket.on('message', (data: Buffer) => {
    waiting.push(JSON.parse(data.toString()) as Message);
    wake();
  });
  socket.on('close', () => wake());
  for (;;) {
    const message = waiting.shift();
    if (message) yield message;
    else if (socket.readyState === socket.CLOSED) return;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}

function manyTexts(count: number, value: string) {
  return graphOf(Array.from({ length: count }, (_, index) => text(`text${index}`, value)));
}
