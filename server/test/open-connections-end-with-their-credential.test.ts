import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { resumeAfterLastSeen } from '../../client/src/api/resume-after-last-seen.ts';
import { graphOf, prompt, text } from './ad-graph.ts';
import { makeToken, revokeToken } from './make-token.ts';
import { executionEvents } from './operations.ts';
import { signOut } from './sign-out.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';
import { talk } from './talk-over-socket.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());
afterEach(() => {
  vi.useRealTimers();
});

/** Resolves when the server closes it. */
async function openSocket(url: string, authorization: string): Promise<{ closed: Promise<[number, string]> }> {
  const { socket } = await talk(url, authorization);
  const closed = new Promise<[number, string]>((resolve) => {
    socket.once('close', (code, reason) => resolve([code, reason.toString()]));
  });
  return { closed };
}

/** Waits at a breakpoint. */
async function pausedRun(): Promise<string> {
  const graph = graphOf(
    [text('idea', 'tea'), { ...prompt('ad', 'An ad for {{text}}'), hasBreakpoint: true }],
    'idea.text -> ad.input',
  );
  const executionId = await person.execute((await person.createWorkflow(graph)).id);
  for await (const { __typename } of person.follow(executionId)) if (__typename === 'ExecutionPaused') break;
  return executionId;
}

const steer = (as: Person, name: string, executionId: string) =>
  as.read(`mutation ($id: ID!) { ${name}(input: { executionId: $id }) { __typename } }`, { id: executionId });

test('a socket is closed when its token is revoked, and others of the same person stay', async () => {
  const [given, kept] = await Promise.all([makeToken(person, ['READ']), makeToken(person, ['READ'])]);
  const first = await openSocket(app.url, given.authorization);
  const second = await talk(app.url, kept.authorization);
  await revokeToken(person, given.id);
  expect(await first.closed).toEqual([4403, 'Credential revoked']);
  expect(second.socket.readyState).toBe(second.socket.OPEN);
  await second.close();
});

test('a socket is closed when its session is signed out of', async () => {
  const again = await app.signIn(person);
  const { closed } = await openSocket(app.url, again.authorization);
  await signOut(app.url, again);
  expect(await closed).toEqual([4403, 'Credential revoked']);
});

test('a socket is closed when its session has expired', async () => {
  const { closed } = await openSocket(app.url, (await app.signIn(person)).authorization);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
  expect(await closed).toEqual([4403, 'Credential expired']);
});

test('a stream of server-sent events ends without being complete', async () => {
  const executionId = await pausedRun();
  const { id, authorization } = await makeToken(person, ['READ']);
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization },
    body: JSON.stringify({ query: executionEvents, variables: { executionId } }),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (!heard.includes('ExecutionPaused')) heard += (await reader?.read())?.value ?? '';
  await revokeToken(person, id);
  // Where all of this takes long, a sign of life may come before the end.
  const next = async () => (await reader?.read().catch(() => undefined))?.value;
  for (let more = await next(); more !== undefined; more = await next()) heard += more;
  expect(heard).not.toContain('event: complete');
  await steer(person, 'cancelExecution', executionId);
});

test('who comes back with a renewed credential, as the editor does, has missed nothing', async () => {
  const executionId = await pausedRun();
  /** As the editor's, it is renewed when it is asked for. */
  let session = app.signIn(person);
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  const socket = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    connectionParams: async () => ({ authorization: (await session).authorization }),
    retryWait: async () => {},
    on: { closed: (event) => closed.resolve(event as CloseEvent) },
  });
  const { payload, sawResult } = resumeAfterLastSeen({
    query: executionEvents,
    variables: { executionId, afterSequence: 0 },
  });
  const numbers: number[] = [];
  const isPaused = Promise.withResolvers<void>();
  const isOver = Promise.withResolvers<void>();
  socket.subscribe<{ executionEvents: { sequence: number; __typename: string } }>(payload, {
    next: (result) => {
      sawResult(result);
      if (!result.data) return isOver.reject(new Error(JSON.stringify(result)));
      numbers.push(result.data.executionEvents.sequence);
      if (result.data.executionEvents.__typename === 'ExecutionPaused') isPaused.resolve();
    },
    error: isOver.reject,
    complete: isOver.resolve,
  });
  await isPaused.promise;

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
  session = app.signIn(person);
  const renewed = await session;
  expect(await closed.promise).toMatchObject({ code: 4403, reason: 'Credential expired' });
  await steer(renewed, 'resumeExecution', executionId);
  await isOver.promise;
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  await socket.dispose();
});

describe('with two servers on one Postgres', () => {
  test('a token that is revoked at one is over at the other', async () => {
    await using opened = new AsyncDisposableStack();
    const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-two-'));
    opened.defer(() => rm(dataDir, { recursive: true, force: true }));
    const config = { databaseUrl: await createSharedDatabase(), dataDir };
    const one = await startApp({ keepsData: true, config });
    opened.defer(() => one.close());
    const two = await startApp({ keepsData: true, config });
    opened.defer(() => two.close());
    const here = await one.signUp();
    const { id, authorization } = await makeToken(here, ['READ']);
    const { closed } = await openSocket(two.url, authorization);
    await revokeToken(here, id);
    expect(await closed).toEqual([4403, 'Credential revoked']);
    const response = await fetch(`${two.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: '{"query":"{ viewer { id } }"}',
    });
    expect(response.status).toBe(401);
  });
});
