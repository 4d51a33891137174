import { rm } from 'node:fs/promises';
import { get } from 'node:http';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../src/wiring/create-app.ts';
import { readConfig } from '../src/settings/config.ts';
import type { ClientConfig } from '../src/http/routes.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { askOverHttp, signUp } from './sign-up.ts';

let dataDir: string;
beforeAll(async () => {
  ({ dataDir } = await prepareDataFolder());
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const start = async (env: NodeJS.ProcessEnv) => {
  const app = await createApp(readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env }), {
    hasSamples: false,
  });
  const config = (await (await fetch(`${app.url}/config.json`)).json()) as ClientConfig;
  const { auth } = createClient(app.url, config.supabasePublishableKey, { auth: { persistSession: false } });
  const viewer = (token: string) =>
    askOverHttp<{ viewer: { email: string } | null }>(
      app.url,
      { query: '{ viewer { email } }' },
      { authorization: `Bearer ${token}` },
    );
  return { ...app, config, auth, viewer };
};

const createToken = `mutation { createToken(input: { name: "mine", scopes: [READ] }) {
  ... on CreateTokenPayload { secret }
} }`;

test('with DEMO_ACCOUNT=off nothing lets anybody in as the demo account of before, and with it on its password fits again', async () => {
  const before = await start({});
  const demo = before.config.demo ?? { email: '', password: '' };
  const { data } = await before.auth.signInWithPassword(demo);
  const session = data.session?.access_token ?? '';
  const made = await askOverHttp<{ createToken: { secret: string } }>(
    before.url,
    { query: createToken },
    { authorization: `Bearer ${session}` },
  );
  const token = made.data?.createToken.secret ?? '';
  expect((await before.viewer(token)).data?.viewer?.email).toBe(demo.email);
  await before.close();

  const off = await start({ DEMO_ACCOUNT: 'off', HOST: '0.0.0.0' });
  expect(off.config.demo).toBeNull();
  expect((await off.auth.signInWithPassword(demo)).error?.code).toBe('invalid_credentials');
  expect((await off.auth.refreshSession({ refresh_token: data.session?.refresh_token ?? '' })).error).not.toBeNull();
  for (const left of [session, token])
    expect((await off.viewer(left)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  const person = await signUp(off.url, off.config.supabasePublishableKey);
  expect((await off.viewer(person.authorization.slice('Bearer '.length))).data?.viewer?.email).toBe(person.email);
  await person.leave();
  await off.close();

  // A second start finds it closed already, and a start with it opens it.
  await (await start({ DEMO_ACCOUNT: 'off' })).close();
  const again = await start({});
  expect((await again.auth.signInWithPassword(demo)).data.user?.email).toBe(demo.email);
  await again.close();
});

test('with SIGN_UP=closed only the first makes an account, however many come at that moment', async () => {
  const fresh = await prepareDataFolder();
  const config = readConfig({
    PORT: '0',
    DATA_DIR: fresh.dataDir,
    LOG_LEVEL: 'warn',
    DEMO_ACCOUNT: 'off',
    SIGN_UP: 'closed',
  });
  const app = await createApp(config, { hasSamples: false });
  const { supabasePublishableKey } = (await (await fetch(`${app.url}/config.json`)).json()) as ClientConfig;
  const { auth } = createClient(app.url, supabasePublishableKey, { auth: { persistSession: false } });
  const accounts = ['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com`, password: 'a long sentence' }));
  const answers = await Promise.all(accounts.map((account) => auth.signUp(account)));
  expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
  expect(answers.map(({ error }) => error?.code).filter(Boolean)).toEqual(['signup_disabled', 'signup_disabled']);
  await app.close();
  await fresh.remove();
});

test('a name that no setting tells leads nowhere, also on a server for others', async () => {
  const off = await start({ DEMO_ACCOUNT: 'off', HOST: '0.0.0.0', PUBLIC_URL: 'http://ads.example' });
  const ask = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      get(`${off.url}/config.json`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).once('error', reject);
    });
  expect(await Promise.all(['ads.example', 'evil.example', 'localhost'].map(ask))).toEqual([200, 421, 200]);
  await off.close();
});
