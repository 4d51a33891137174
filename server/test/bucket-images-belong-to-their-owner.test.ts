import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from './sign-up.ts';
import { type CloudPostgres, startCloudPostgres } from './supabase-cloud/cloud-postgres.ts';
import { type CloudApp, startCloudApp } from './supabase-cloud/start-cloud-app.ts';

/* The bucket as supabase-js finds it with a person's own session, past the server. */

let postgres: CloudPostgres;
let running: CloudApp;
let owner: Person;
let stranger: Person;
const png = new Uint8Array([137, 80, 78, 71]);
beforeAll(async () => {
  postgres = await startCloudPostgres();
  running = await startCloudApp(postgres, { mayWritePolicies: true });
  [owner, stranger] = [await running.app.signUp(), await running.app.signUp()];
});
afterAll(async () => {
  await running?.close();
  await postgres?.close();
});

const bucketOf = (key: string, authorization?: string) =>
  createClient(running.cloud.url, key, {
    auth: { persistSession: false, autoRefreshToken: false },
    ...(authorization && { accessToken: async () => authorization.slice('Bearer '.length) }),
  }).storage.from('generated-images');
const as = (person: Person) => bucketOf(running.cloud.apiKeys.publishable, person.authorization);
const asNobody = () => bucketOf(running.cloud.apiKeys.publishable);
const asServer = () => bucketOf(running.cloud.apiKeys.secret);

test('people get their own pictures, and nobody else’s', async () => {
  const path = `${owner.userId}/${randomUUID()}.png`;
  expect((await asServer().upload(path, png, { contentType: 'image/png' })).error).toBeNull();
  expect((await as(owner).download(path)).data?.size).toBe(4);
  expect((await as(owner).createSignedUrls([path], 60)).data?.[0]?.signedUrl).toContain(path);
  for (const somebodyElse of [as(stranger), asNobody()]) {
    expect((await somebodyElse.download(path)).error).not.toBeNull();
    expect((await somebodyElse.createSignedUrls([path], 60)).data?.[0]?.signedUrl ?? null).toBeNull();
    expect((await somebodyElse.remove([path])).data).toEqual([]);
  }
  expect((await as(owner).remove([path])).data).toEqual([]);
  expect((await asServer().download(path)).data?.size).toBe(4);
});

test('the server alone adds pictures, of sorts and sizes that are allowed', async () => {
  const upload = (bucket: ReturnType<typeof as>, contentType = 'image/png', bytes = png) =>
    bucket.upload(`${owner.userId}/${randomUUID()}.png`, bytes, { contentType });
  for (const somebody of [as(owner), as(stranger), asNobody()]) {
    expect((await upload(somebody)).error?.message).toMatch(/row-level security/);
  }
  expect((await upload(asServer(), 'image/svg+xml')).error?.message).toMatch(/not supported/);
  expect((await upload(asServer(), 'text/html')).error?.message).toMatch(/not supported/);
  expect((await upload(asServer(), 'image/png', new Uint8Array(30 * 1024 * 1024 + 1))).error?.message).toMatch(
    /maximum/,
  );
  expect((await upload(asServer())).error).toBeNull();
});

test('where the policies may not be written, nobody sees anything: the files are shut, and not open', async () => {
  const shut = await startCloudApp(postgres);
  const person = await shut.app.signUp();
  const { apiKeys, url, database } = shut.cloud;
  const client = createClient(url, apiKeys.secret).storage.from('generated-images');
  const path = `${person.userId}/${randomUUID()}.png`;
  await client.upload(path, png, { contentType: 'image/png' });
  const own = createClient(url, apiKeys.publishable, { accessToken: async () => person.authorization.slice(7) });
  expect((await own.storage.from('generated-images').download(path)).error).not.toBeNull();
  const admin = new pg.Client(database.urlAs('supabase_admin'));
  await admin.connect();
  const { rows } = await admin.query("select from pg_policies where schemaname = 'storage'");
  await admin.end();
  expect(rows).toHaveLength(0);
  await shut.close();
});
