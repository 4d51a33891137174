import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import type { Person } from './sign-up.ts';
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

  test('the bucket is private, and takes pictures of a sensible size alone', async () => {
    const { storage } = createClient(running.cloud.url, running.cloud.apiKeys.secret);
    const { data } = await storage.getBucket('generated-images');
    expect(data).toMatchObject({
      public: false,
      file_size_limit: 31_457_280,
      allowed_mime_types: ['image/png', 'image/jpeg', 'image/webp'],
    });
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
