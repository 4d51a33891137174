import { createClient } from '@supabase/supabase-js';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { explainSignInFault } from '../../client/src/account/explain-sign-in-fault.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* The sign-in that is built in, where a proxy says from where each try comes. */

let app: RunningApp;
let key: string;
beforeAll(async () => {
  app = await startApp({ config: { trustsProxy: true } });
  const config = (await (await fetch(`${app.url}/config.json`)).json()) as { supabasePublishableKey: string };
  key = config.supabasePublishableKey;
});
afterAll(() => app.close());
afterEach(() => {
  vi.useRealTimers();
});

const authFrom = (address: string) =>
  createClient(app.url, key, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { headers: { 'x-forwarded-for': address } },
  }).auth;
const signIn = async (person: Person, password: string, address = '192.0.2.1') =>
  (await authFrom(address).signInWithPassword({ email: person.email, password })).error;

test('after ten wrong passwords even the right one waits, and nobody else does', async () => {
  const [person, other] = [await app.signUp(), await app.signUp()];
  const guesses = await Promise.all(Array.from({ length: 14 }, (_, at) => signIn(person, `guess ${at}`)));
  expect(guesses.filter((fault) => fault?.code === 'invalid_credentials')).toHaveLength(10);
  expect(guesses.filter((fault) => fault?.code === 'over_request_rate_limit')).toHaveLength(4);
  const shut = await signIn(person, person.password);
  expect(shut).toMatchObject({ status: 429, code: 'over_request_rate_limit' });
  expect(shut && explainSignInFault(shut)).toBe('Too many tries. Wait a minute, then try again.');
  expect(await signIn(person, person.password, '192.0.2.2')).toBeNull();
  expect(await signIn(other, other.password)).toBeNull();
  expect(await person.read('{ viewer { id } }')).toBeTruthy();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 300_000 });
  expect(await signIn(person, person.password)).toBeNull();
});

test('how long to wait is said in the head of the answer', async () => {
  const person = await app.signUp();
  const post = (password: string) =>
    fetch(`${app.url}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers: { apikey: key, 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.3' },
      body: JSON.stringify({ email: person.email.toUpperCase(), password }),
    });
  await Promise.all(Array.from({ length: 10 }, (_, at) => post(`guess ${at}`)));
  const refused = await post(person.password);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(290);
  expect(await refused.json()).toMatchObject({ error_code: 'over_request_rate_limit' });
});

test('who knows their password may sign in as often as they like', async () => {
  const person = await app.signUp();

  for (let at = 0; at < 12; at += 1) expect(await signIn(person, person.password, '192.0.2.4')).toBeNull();
});
