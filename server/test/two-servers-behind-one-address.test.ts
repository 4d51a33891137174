import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLoadBalancer, type Backend } from '../../scripts/cluster/load-balancer.ts';
import { adGraph } from './ad-graph.ts';
import { type Person, signIn } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';

/* What `pnpm cluster` shows: servers that share everything, behind one address. */

let dataDir: string;
let apps: RunningApp[];
let backends: Backend[];
let door: Server;
let address: string;
let person: Person;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
  const config = { databaseUrl: await createSharedDatabase(), dataDir };
  apps = [await startApp({ keepsData: true, config }), await startApp({ keepsData: true, config })];
  backends = apps.map(({ url }) => ({ port: Number(new URL(url).port), gone: new AbortController().signal }));
  door = createLoadBalancer(() => backends).listen(0, '127.0.0.1');
  await once(door, 'listening');
  address = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const { supabasePublishableKey } = (await (await fetch(`${address}/config.json`)).json()) as {
    supabasePublishableKey: string;
  };
  const { email, password } = (await apps[0]?.signUp()) ?? { email: '', password: '' };
  person = await signIn(address, supabasePublishableKey, { email, password });
});
afterAll(async () => {
  await person?.leave();
  door?.closeAllConnections();
  door?.close();
  await Promise.all(apps.map((app) => app.close()));
  await rm(dataDir, { recursive: true, force: true });
});

test('whoever is asked, a run, its events and its pictures are the same, and links lead to the door', async () => {
  for (const seed of [1, 2]) {
    const { execution, events } = await person.run(adGraph({ seed }));
    expect(execution.status).toBe('COMPLETED');
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    const [link] = execution.generations.edges.flatMap(({ node }) => node.images.map((image) => image.url));
    expect(link).toMatch(new RegExp(`^${address}/files/`));
    expect((await fetch(link ?? '')).status).toBe(200);
  }
});

test('what is asked of both at once by one key is made once, and the second tells the same secret', async () => {
  type Made = { createToken: { secret: string }; createWorkflow: { workflow: { id: string } } };
  const query = `mutation ($token: CreateTokenInput!, $workflow: CreateWorkflowInput!) {
    createToken(input: $token) { ... on CreateTokenPayload { secret token { id } } ... on Error { message } }
    createWorkflow(input: $workflow) { ... on CreateWorkflowPayload { workflow { id } } ... on Error { message } }
  }`;
  const input = { name: 'Once', idempotencyKey: 'once' };
  const ask = () => person.read<Made>(query, { token: { ...input, scopes: ['READ'] }, workflow: input });
  const [first, ...others] = await Promise.all(Array.from({ length: 6 }, ask));
  expect(first?.createToken.secret).toMatch(/^vag_/);
  expect(others).toEqual(others.map(() => first));
});

test('one that takes no connection is passed by, and with none left the door says so', async () => {
  const [well] = backends;
  const deaf: Backend = { port: 1, gone: new AbortController().signal };
  backends.splice(0, backends.length, deaf, ...(well ? [well] : []));
  for (let turn = 0; turn < 4; turn += 1) expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  const { execution } = await person.run(adGraph({ seed: 3 }));
  expect(execution.status).toBe('COMPLETED');
  backends.length = 0;
  expect((await fetch(`${address}/health/ready`)).status).toBe(503);
});

test('what waits for an answer of one that is gone is told so', async () => {
  const hung = new AbortController();
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  backends.splice(0, backends.length, { port: (silent.address() as AddressInfo).port, gone: hung.signal });
  const asked = once(silent, 'request');
  const answer = fetch(`${address}/health/ready`);
  await asked;
  hung.abort();
  expect((await answer).status).toBe(502);
  silent.closeAllConnections();
  silent.close();
});
