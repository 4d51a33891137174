import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSupabaseStorage } from '../src/providers/storage/supabase-storage.ts';
import { adGraph } from './ad-graph.ts';
import { makeToken } from './make-token.ts';
import { askOverHttp, type Person } from './sign-up.ts';
import { type CloudPostgres, startCloudPostgres } from './supabase-cloud/cloud-postgres.ts';
import { type CloudApp, startCloudApp } from './supabase-cloud/start-cloud-app.ts';
import type { Algorithm } from './supabase-cloud/signing.ts';
import { talk } from './talk-over-socket.ts';

/* The whole product with a Supabase project in place of what is built in, on a Postgres where `postgres` is no superuser. */

let postgres: CloudPostgres;
beforeAll(async () => {
  postgres = await startCloudPostgres();
});
afterAll(() => postgres?.close());

describe.each<Algorithm>(['ES256', 'HS256'])('with a project that signs by %s', (algorithm) => {
  let running: CloudApp;
  let person: Person;
  beforeAll(async () => {
    running = await startCloudApp(postgres, { algorithm });
    person = await running.app.signUp();
  });
  afterAll(() => running?.close());

  test('the migrations go through for a role that owns neither the sign-in nor the files', async () => {
    const { rows } = await running.app.database.query(
      "select current_user as who, rolsuper as is_super, pg_has_role('supabase_storage_admin', 'member') as owns_files from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([{ who: 'postgres', is_super: false, owns_files: false }]);
  });

  test('an ad is made, and its pictures are got by signed links from a private bucket', async () => {
    const { execution } = await person.run(adGraph({ num_images: 2 }));
    expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.006000' });
    const images = execution.generations.edges.flatMap(({ node }) => node.images);
    expect(images).toHaveLength(2);
    for (const { url } of images) {
      expect(url.startsWith(`${running.cloud.url}/storage/v1/object/sign/generated-images/${person.userId}/`)).toBe(
        true,
      );
      const picture = await fetch(url);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
      const bare = url.split('?')[0] ?? '';
      expect((await fetch(bare)).status).toBe(400);
      expect((await fetch(bare.replace('/sign/', '/public/'))).status).toBe(400);
    }
  });

  test('the bucket is private, and takes pictures and fonts of a sensible size alone', async () => {
    const { storage } = createClient(running.cloud.url, running.cloud.apiKeys.secret);
    const { data } = await storage.getBucket('generated-images');
    expect(data).toMatchObject({
      public: false,
      file_size_limit: 31_457_280,
      allowed_mime_types: ['image/png', 'image/jpeg', 'image/webp', 'font/ttf', 'font/otf', 'font/woff2'],
    });
  });

  test('what stands above row-level security does so for that role as well: tokens, and workflows that are deleted', async () => {
    const { authorization } = await makeToken(person, ['READ']);
    expect((await askOverHttp(running.app.url, { query: '{ viewer { id } }' }, { authorization })).data).toBeTruthy();
    const { id } = await person.createWorkflow(adGraph(), 'Deleted');
    const change = (name: string) =>
      person.read<object>(`mutation ($id: ID!) { ${name}Workflow(input: { workflowId: $id }) { __typename } }`, { id });
    expect(await change('delete')).toEqual({ deleteWorkflow: { __typename: 'DeleteWorkflowPayload' } });
    expect(await change('restore')).toEqual({ restoreWorkflow: { __typename: 'RestoreWorkflowPayload' } });
  });

  test('the older keys do as well', async () => {
    const path = `${person.userId}/${randomUUID()}.png`;
    const { url, apiKeys } = running.cloud;
    const files = createSupabaseStorage({ url, secretKey: apiKeys.serviceRole, bucket: 'generated-images' });
    await files.put(path, new Uint8Array([137, 80, 78, 71]), 'image/png');
    const [link = ''] = await files.signLinks([path], 60);
    expect((await fetch(link)).status).toBe(200);
    const asAnybody = createSupabaseStorage({ url, secretKey: apiKeys.anon, bucket: 'generated-images' });
    await expect(asAnybody.get(path)).rejects.toMatchObject({
      code: expect.stringMatching(/STORAGE_REFUSED|ASSET_MISSING/),
    });
  });

  test('a signed link ends when it is to end, and is for no other picture', async () => {
    const [one, other] = [`${person.userId}/${randomUUID()}.png`, `${person.userId}/${randomUUID()}.png`];
    const { url, apiKeys } = running.cloud;
    const files = createSupabaseStorage({ url, secretKey: apiKeys.secret, bucket: 'generated-images' });
    for (const path of [one, other]) await files.put(path, new Uint8Array([137, 80, 78, 71]), 'image/png');
    const [link = ''] = await files.signLinks([one], 60);
    expect((await fetch(link.replace(one, other))).status).toBe(400);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await fetch(link)).status).toBe(400);
    vi.useRealTimers();
  });

  test('a session that was renewed goes on, and one that was signed out of ends with its sockets', async () => {
    const { auth } = createClient(running.cloud.url, running.cloud.apiKeys.publishable, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
    await auth.signInWithPassword(person);
    const { data } = await auth.refreshSession();
    const authorization = `Bearer ${data.session?.access_token}`;
    const { socket } = await talk(running.app.url, authorization);
    const closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve([code, reason.toString()]));
    });
    expect((await auth.signOut()).error).toBeNull();
    expect(await closed).toEqual([4403, 'Credential revoked']);
  });
});
