import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFalProvider, type FalProvider } from './create-fal-provider.ts';
import { startFalBench, type FalBench } from '../../../testing/fal-bench.ts';
import { answerWith } from '../../../testing/fault-proxy.ts';

const list = /jwks\.json$/;
const [old, fresh] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const keysOf = (...pairs: (typeof old)[]) => ({
  keys: pairs.map(({ publicKey }) => publicKey.export({ format: 'jwk' })),
});

let bench: FalBench;
let provider: FalProvider;
let now: number;
beforeEach(async () => {
  bench = await startFalBench();
  now = Date.now();
  provider = createFalProvider({ credentials: 'k', baseUrl: bench.wire.url, now: () => now });
});
afterEach(() => bench.close());

const asked = () => bench.wire.calls.filter(({ path }) => list.test(path)).length;

async function check({ privateKey }: typeof old, age = 0): Promise<string> {
  const body = Buffer.from('{"request_id":"r"}');
  const timestamp = String(Math.floor(now / 1_000) - age);
  const digest = createHash('sha256').update(body).digest('hex');
  const signature = sign(null, Buffer.from(['r', 'u', timestamp, digest].join('\n')), privateKey).toString('hex');
  const headers = {
    'x-fal-webhook-request-id': 'r',
    'x-fal-webhook-user-id': 'u',
    'x-fal-webhook-timestamp': timestamp,
    'x-fal-webhook-signature': signature,
  };
  return (await provider.checkWebhook(headers, body)).kind;
}

test.each([
  [300, 'GOOD'],
  [301, 'REFUSED'],
  [-300, 'GOOD'],
  [-301, 'REFUSED'],
])('a delivery that is %i seconds old is %s', async (age, verdict) => {
  now = Math.floor(now / 1_000) * 1_000;
  bench.wire.fault(list, answerWith(200, keysOf(old)));
  expect(await check(old, age)).toBe(verdict);
});

test('keys are fetched once, and again after a day', async () => {
  bench.wire.fault(list, answerWith(200, keysOf(old)), 2);
  expect(await Promise.all([check(old), check(old)])).toEqual(['GOOD', 'GOOD']);
  now += 23 * 3_600_000;
  expect(await check(old)).toBe('GOOD');
  expect(asked()).toBe(1);
  now += 2 * 3_600_000;
  expect(await check(old)).toBe('GOOD');
  expect(asked()).toBe(2);
});

test('a new key is learnt when its first signature comes, and a flood of bad ones asks once a minute', async () => {
  bench.wire.fault(list, answerWith(200, keysOf(old)));
  bench.wire.fault(list, answerWith(200, keysOf(old, fresh)));
  expect(await check(old)).toBe('GOOD');
  now += 61_000;
  expect(await check(fresh)).toBe('GOOD');
  const forged = generateKeyPairSync('ed25519');
  expect(await Promise.all(Array.from({ length: 20 }, () => check(forged)))).toEqual(Array(20).fill('REFUSED'));
  expect(asked()).toBe(2);
});

test('keys that cannot be fetched anew leave those that are known in force', async () => {
  bench.wire.fault(list, answerWith(200, keysOf(old)));
  expect(await check(old)).toBe('GOOD');
  now += 61_000;
  bench.wire.fault(list, answerWith(503));
  expect(await check(fresh)).toBe('UNCHECKED');
  expect(await check(old)).toBe('GOOD');
});

test('a key of another kind among them does no harm', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const others = [publicKey.export({ format: 'jwk' }), { kty: 'XYZ' }];
  bench.wire.fault(list, answerWith(200, { keys: [...others, ...keysOf(old).keys] }));
  expect(await check(old)).toBe('GOOD');
});

test('the demo models sign as fal does', async () => {
  expect(await check(old)).toBe('REFUSED');
});
