import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPreparedDatabase } from '../../test/open-prepared-database.ts';
import { type FalBench, never, schnell, startFalBench } from '../../testing/fal-bench.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { createUnitPrices } from './unit-prices.ts';

let bench: FalBench;
let database: Database;
beforeAll(async () => {
  bench = await startFalBench();
  database = await openDatabase({ pglite: await openPreparedDatabase() });
});
afterAll(async () => {
  await bench.close();
  await database.close();
});
beforeEach(() => database.query('delete from prices.units'));

const asked = () => bench.wire.calls.filter(({ path }) => path.includes('/v1/models/pricing')).length;
const server = (provider: Parameters<ReturnType<typeof createUnitPrices>['find']>[0] = bench.provider) => {
  const { find, refresh } = createUnitPrices({ database, providerOf: () => provider });
  return {
    find: (endpoint = schnell) => find(provider, endpoint),
    refresh: () => refresh.run({}, { signal: never }),
  };
};
const age = (hours: number) => database.query(`update prices.units set read_at = now() - interval '${hours} hours'`);
const outage = () => bench.wire.fault(/pricing/, ({ response }) => response.writeHead(500).end());

test('a price is asked for once, however many calls and servers want to know, and again by the job', async () => {
  const [one, other] = [server(), server()];
  const before = asked();
  const price = { amount: '0.003', unit: 'megapixels' };
  expect(await Promise.all([one.find(), one.find(), one.find()])).toEqual([price, price, price]);
  expect(await other.find()).toEqual(price);
  expect(asked()).toBe(before + 1);

  await database.query("update prices.units set amount = 9, read_at = now() - interval '1 hour'");
  expect(await one.find()).toMatchObject({ amount: '9' });
  await other.refresh();
  expect(asked()).toBe(before + 2);
  expect(await one.find()).toEqual(price);
});

test('one that the job has missed is asked for by whoever needs it, and stays where nobody answers', async () => {
  await server().find();
  await age(3);
  const before = asked();
  await server().find();
  expect(asked()).toBe(before + 1);
  await age(3);
  outage();
  const late = server();
  expect(await late.find()).toMatchObject({ amount: '0.003' });
  // Not at every call: nobody answered a moment ago.
  expect(await late.find()).toMatchObject({ amount: '0.003' });
  expect(asked()).toBe(before + 2);
  outage();
  expect(await server().find('fal-ai/flux/dev')).toBeNull();
  expect(await server().find('fal-ai/no-such-model')).toBeNull();
});

test('what one provider has priced is neither used nor asked of another', async () => {
  await server({ name: 'demo', unitPrice: async () => ({ amount: '7', unit: 'images' }) }).find();
  const before = asked();
  const real = server();
  await real.refresh();
  expect(asked()).toBe(before);
  expect(await real.find()).toMatchObject({ amount: '0.003' });
});
