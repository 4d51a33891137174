import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from './sign-up.ts';
import { claimsIn } from './supabase-cloud/auth-api.ts';
import { type CloudPostgres, startCloudPostgres } from './supabase-cloud/cloud-postgres.ts';
import { byKey, bySecret, compact, createSigner, encode } from './supabase-cloud/signing.ts';
import { type CloudApp, startCloudApp } from './supabase-cloud/start-cloud-app.ts';
import { codesOf, type WayIn, waysIn } from './transports.ts';

/* Tokens that are not what they seem, by each way in. */

let postgres: CloudPostgres;
let running: CloudApp;
let person: Person;
/** As the project itself signed them, for this person. */
let claims: Record<string, unknown>;
beforeAll(async () => {
  postgres = await startCloudPostgres();
  running = await startCloudApp(postgres, { log: pino({ level: 'silent' }) });
  person = await running.app.signUp();
  claims = claimsIn(person.authorization);
});
afterAll(async () => {
  vi.useRealTimers();
  await running?.close();
  await postgres?.close();
});
afterEach(() => {
  running.cloud.mend();
});

const viewer = { query: '{ viewer { id } }' };
const ask = (authorization: string | null, by: WayIn = waysIn.POST) => by(running.app.url, viewer, authorization);
const signedBy = (changes: object) => running.cloud.keys.current.sign({ ...claims, ...changes });
const now = () => Math.floor(Date.now() / 1000);
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const strangerRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The head that the project's own tokens have. */
const head = () => ({ alg: 'ES256', kid: running.cloud.keys.current.keyId, typ: 'JWT' });
const publicPem = () =>
  createPublicKey({ key: running.cloud.keys.current.publicKey as never, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  });
const ownKey = () => ({ ...stranger.publicKey.export({ format: 'jwk' }), kid: 'mine', alg: 'ES256' });

const forgeries: [name: string, token: () => string][] = [
  ['no signature (alg none)', () => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`],
  ['alg none with a signature', () => compact({ ...head(), alg: 'none' }, claims, byKey(stranger.privateKey))],
  ['alg NONE in other letters', () => compact({ ...head(), alg: 'NoNe' }, claims, () => 'AA')],
  ['no alg at all', () => compact({ kid: head().kid }, claims, byKey(stranger.privateKey))],
  [
    'HS256, signed with the public key as PEM',
    () => compact({ ...head(), alg: 'HS256' }, claims, bySecret(publicPem())),
  ],
  [
    'HS256, signed with the public key as JWK',
    () => compact({ ...head(), alg: 'HS256' }, claims, bySecret(JSON.stringify(running.cloud.keys.current.publicKey))),
  ],
  ['HS256, signed with an empty secret', () => compact({ alg: 'HS256', typ: 'JWT' }, claims, bySecret(''))],
  [
    'HS256 without a key id, with a guessed secret',
    () => compact({ alg: 'HS256' }, claims, bySecret('super-secret-jwt-token-with-at-least-32-characters-long')),
  ],
  [
    'RS256, under the id of a key for ES256',
    () => compact({ ...head(), alg: 'RS256' }, claims, byKey(strangerRsa.privateKey)),
  ],
  [
    'an algorithm that no project signs by',
    () => compact({ ...head(), alg: 'ES384' }, claims, byKey(stranger.privateKey)),
  ],
  ['another key, under the id of the right one', () => compact(head(), claims, byKey(stranger.privateKey))],
  ['an id that nobody knows', () => compact({ ...head(), kid: randomUUID() }, claims, byKey(stranger.privateKey))],
  ['an id that is a path', () => compact({ ...head(), kid: '../../jwks.json' }, claims, byKey(stranger.privateKey))],
  ['an id that is no text', () => compact({ ...head(), kid: { $ne: null } }, claims, byKey(stranger.privateKey))],
  ['an id of JavaScript’s own', () => compact({ ...head(), kid: '__proto__' }, claims, byKey(stranger.privateKey))],
  [
    'a key that the token brings along (jwk)',
    () => compact({ ...head(), kid: 'mine', jwk: ownKey() }, claims, byKey(stranger.privateKey)),
  ],
  [
    'a key that the token links to (jku)',
    () =>
      compact({ ...head(), kid: 'mine', jku: `${running.cloud.url}/mine.json` }, claims, byKey(stranger.privateKey)),
  ],
  [
    'a certificate that the token links to (x5u, x5c)',
    () =>
      compact(
        { ...head(), kid: 'mine', x5u: `${running.cloud.url}/mine.pem`, x5c: ['AA'] },
        claims,
        byKey(stranger.privateKey),
      ),
  ],
  ['what must be understood and is not (crit)', () => resign({ ...head(), crit: ['b64'], b64: false }, claims)],
  ['claims changed after signing', () => withBody({ ...claims, sub: randomUUID() })],
  ['a signature cut short', () => person.authorization.slice('Bearer '.length, -20)],
  ['no signature part', () => person.authorization.slice('Bearer '.length).split('.').slice(0, 2).join('.')],
  ['a part too many', () => `${person.authorization.slice('Bearer '.length)}.AA`],
  ['five parts, as encrypted ones have', () => 'AA.AA.AA.AA.AA'],
  ['a head that is no JSON', () => `${Buffer.from('{').toString('base64url')}.${encode(claims)}.AA`],
  ['a head that is a list', () => `${encode([])}.${encode(claims)}.AA`],
  ['a body that is null', () => running.cloud.keys.current.sign(null as never)],
  ['another project’s token', () => signedBy({ iss: 'https://zyxwvutsrqponmlkjihg.supabase.co/auth/v1' })],
  ['an issuer that only begins so', () => signedBy({ iss: `${running.cloud.issuer}/evil` })],
  ['no issuer', () => signedBy({ iss: undefined })],
  ['another audience', () => signedBy({ aud: 'somebody-else' })],
  ['no audience', () => signedBy({ aud: undefined })],
  ['the role of nobody', () => signedBy({ role: 'anon' })],
  ['the role that stands above all', () => signedBy({ role: 'service_role' })],
  ['no role', () => signedBy({ role: undefined })],
  ['a role that is a list', () => signedBy({ role: ['authenticated'] })],
  ['expired', () => signedBy({ exp: now() - 1 })],
  ['expires as text', () => signedBy({ exp: '99999999999' })],
  ['never expires', () => signedBy({ exp: undefined })],
  ['not good yet', () => signedBy({ nbf: now() + 3600 })],
  ['a subject that is no id', () => signedBy({ sub: 'admin' })],
  ['a subject that is SQL', () => signedBy({ sub: "'; drop table workflows; --" })],
  ['no subject', () => signedBy({ sub: undefined })],
  ['somebody without an address', () => signedBy({ is_anonymous: true, email: '' })],
  ['a session that was never opened', () => signedBy({ session_id: randomUUID() })],
  ['oversized', () => signedBy({ user_metadata: { note: 'x'.repeat(9_000) } })],
  ['the publishable key', () => running.cloud.apiKeys.publishable],
  ['the secret key', () => running.cloud.apiKeys.secret],
  ['the older anon key', () => running.cloud.apiKeys.anon],
  ['the older service key', () => running.cloud.apiKeys.serviceRole],
  ['a made-up personal token', () => `vag_${'a'.repeat(43)}`],
  ['not a token', () => 'undefined'],
];

/** By what these words go over a socket, which is closed before anything can be asked. */
const closed = 'CLOSED_4401';

describe.each(Object.entries(waysIn))('%s', (name, by) => {
  test.each(forgeries)('%s is refused', async (_, make) => {
    const reply = await ask(`Bearer ${make()}`, by);
    expect([reply.data ?? null, codesOf(reply)]).toEqual([null, [name === 'WebSocket' ? closed : 'UNAUTHENTICATED']]);
  });

  test('the person themselves comes in, after all of that', async () => {
    expect(await ask(person.authorization, by)).toMatchObject({ data: { viewer: { id: expect.any(String) } } });
  });
});

test('a thousand ids that nobody knows are one question to the sign-in in ten seconds, at most', async () => {
  const { calls } = running.cloud;
  const before = calls.length;
  const began = performance.now();
  const body = encode(claims);
  const tokens = Array.from({ length: 1_000 }, (_, at) => `${encode({ ...head(), kid: `key-${at}` })}.${body}.AAAA`);
  for (let at = 0; at < tokens.length; at += 50) {
    const replies = await Promise.all(tokens.slice(at, at + 50).map((token) => ask(`Bearer ${token}`)));
    expect(new Set(replies.flatMap(codesOf))).toEqual(new Set(['UNAUTHENTICATED']));
  }
  const turns = Math.floor((performance.now() - began) / 10_000);
  const questions = calls.slice(before).filter((call) => !call.includes('/storage/')).length;
  expect(questions).toBeLessThanOrEqual(1 + turns);
});

test('API keys, and tokens that are over, cost the sign-in nothing', async () => {
  const { calls, apiKeys, keys } = running.cloud;
  const secret = keys.others.find(({ algorithm }) => algorithm === 'HS256');
  const before = calls.length;
  for (const token of [apiKeys.anon, apiKeys.serviceRole, secret?.sign({ ...claims, exp: now() - 5 })]) {
    await ask(`Bearer ${token}`);
  }
  expect(calls.slice(before)).toEqual([]);
});

test('a session of before the project had keys of its own is still good, by the word of the sign-in', async () => {
  const secret = running.cloud.keys.others.find(({ algorithm }) => algorithm === 'HS256');
  const before = running.cloud.calls.length;
  expect(await ask(`Bearer ${secret?.sign(claims)}`)).toMatchObject({ data: { viewer: {} } });
  expect(running.cloud.calls.slice(before)).toEqual(['GET /auth/v1/user']);
});

test('a key is rotated: whoever signs in by the new one comes in, and earlier sessions stay', async () => {
  running.cloud.rotate('RS256');
  later(11_000);
  const next = await running.app.signIn(person);
  expect(await ask(next.authorization)).toMatchObject({ data: { viewer: {} } });
  expect(await ask(person.authorization)).toMatchObject({ data: { viewer: {} } });
});

test('a key that was taken out of the list is good no longer, after ten minutes at most', async () => {
  const { keys } = running.cloud;
  const old = await running.app.signIn(person);
  keys.current = createSigner('ES256');
  later(11 * 60_000);
  expect(codesOf(await ask(old.authorization))).toEqual(['UNAUTHENTICATED']);
});

describe('the sign-in is away', () => {
  test.each<[string, number | 'reset']>([
    ['answers 503', 503],
    ['answers 500', 500],
    ['asks for a pause', 429],
    ['breaks the connection', 'reset'],
    ['does not know our key', 401],
  ])('%s: who is known stays, and who is not is told to try again', async (_, fault) => {
    const secret = running.cloud.keys.others.find(({ algorithm }) => algorithm === 'HS256');
    const known = await running.app.signIn(person);
    later(20_000);
    expect(await ask(known.authorization)).toMatchObject({ data: { viewer: {} } });
    running.cloud.break(/\/auth\/v1\//, fault);
    const asked = `Bearer ${secret?.sign({ ...claims, jti: randomUUID() })}`;
    const unknown = `Bearer ${createSigner('ES256').sign({ ...claims, jti: randomUUID() })}`;
    later(40_000);
    for (const authorization of [asked, unknown]) {
      for (const by of [waysIn.POST, waysIn['event stream']]) {
        const reply = await ask(authorization, by);
        expect([reply.status, codesOf(reply)]).toEqual([503, ['SIGN_IN_UNAVAILABLE']]);
      }
      expect(codesOf(await ask(authorization, waysIn.WebSocket))).toEqual(['CLOSED_1013']);
    }
    expect(await ask(known.authorization)).toMatchObject({ data: { viewer: {} } });
    running.cloud.mend();
    later(60_000);
    expect(codesOf(await ask(unknown))).toEqual(['UNAUTHENTICATED']);
    expect(await ask(asked)).toMatchObject({ data: { viewer: {} } });
  });
});

/** The server's own clock, which never goes back; the sign-in's is the same. */
function later(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
}

/** A body under the right head and a signature of another. */
function withBody(body: object): string {
  const [first, , last] = person.authorization.slice('Bearer '.length).split('.');
  return `${first}.${encode(body)}.${last}`;
}

/** Signed by the project, as though it had written such a head. */
function resign(first: object, body: object): string {
  return running.cloud.keys.current.signAs(first, body);
}
