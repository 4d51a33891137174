import { createClient } from '@supabase/supabase-js';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { explainSignInError } from '../../client/src/api/session/explain-sign-in-error.ts';
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
  expect(shut && explainSignInError(shut)).toBe('Too many attempts. Wait a minute, then try again.');
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

test.each([
  ['a zero byte', 'x\u0000'],
  ['half a character', 'x\uD83D'],
])('%s anywhere in what is sent to the sign-in is told by its field, and never a fault of ours', async (_, bad) => {
  const person = await app.signUp();
  const good = () => ({ email: `${crypto.randomUUID()}@example.com`, password: 'correct horse battery' });
  const requests: [method: string, path: string, body: object | undefined, field: string][] = [
    ['POST', 'signup', { ...good(), email: `${bad}@example.com` }, 'email'],
    ['POST', 'signup', { ...good(), password: `correct horse ${bad}` }, 'password'],
    ['POST', 'signup', { ...good(), data: { full_name: bad } }, 'data.full_name'],
    ['POST', 'signup', { ...good(), data: { pets: [{ name: 'Rex' }, { name: bad }] } }, 'data.pets.1.name'],
    ['POST', 'signup', { ...good(), data: { [bad]: 1 } }, 'data.x\uFFFD'],
    ['POST', 'token?grant_type=password', { email: bad, password: 'x' }, 'email'],
    ['POST', 'token?grant_type=refresh_token', { refresh_token: bad }, 'refresh_token'],
    ['POST', 'otp', { ...good(), options: { data: { a: bad } } }, 'options.data.a'],
    ['POST', 'recover', { email: bad }, 'email'],
    ['POST', 'verify', { type: 'signup', token: bad, email: 'a@example.com' }, 'token'],
    ['PUT', 'user', { data: { nickname: bad } }, 'data.nickname'],
    ['PUT', 'user', { password: `correct horse ${bad}` }, 'password'],
  ];
  if (bad.includes('\u0000')) requests.push(['GET', 'verify?type=signup&token=a%00b', undefined, 'token']);
  for (const [method, path, body, field] of requests) {
    const answer = await fetch(`${app.url}/auth/v1/${path}`, {
      method,
      headers: { apikey: key, 'content-type': 'application/json', authorization: person.authorization },
      ...(body && { body: JSON.stringify(body) }),
    });
    const told = (await answer.json()) as { msg: string };
    expect([path, answer.status, told]).toMatchObject([path, 400, { error_code: 'validation_failed' }]);
    expect(told.msg).toContain(`${field}: `);
    expect(told.msg).toMatch(/U\+0000|lone surrogate/);
  }
  const { error } = await authFrom('192.0.2.9').signUp({ ...good(), options: { data: { full_name: bad } } });
  expect(error).toMatchObject({ status: 400, message: expect.stringContaining('data.full_name: ') as string });
});

test.each([
  [
    'an address that no index holds',
    { email: `${'x'.repeat(5_000)}@example.com`, password: 'correct horse' },
    /email: .*255/,
  ],
  ['a list', [], /JSON object/],
  ['a number for a text', { email: 7, password: 'correct horse' }, /email: must be a text/],
  ['what nests very deep', { email: 'a@example.com', data: deep(500) }, /nests deeper/],
])('%s is refused in a plain sentence', async (_, body, says) => {
  const answer = await fetch(`${app.url}/auth/v1/signup`, {
    method: 'POST',
    headers: { apikey: key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ msg: expect.stringMatching(says) as string });
});

function deep(levels: number): object {
  let value = {};
  for (let at = 0; at < levels; at += 1) value = { a: value };
  return value;
}
