import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPoints } from '../src/store/rate-points.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningApp, startApp } from './start-app.ts';

/* Whoever has used up the minute on one server has used it up on all of them. */

let dataDir: string;
let one: RunningApp;
let two: RunningApp;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-points-'));
  const limits = {
    socketsPerUser: 10,
    subscriptionsPerSocket: 10,
    messagesPerMinute: 1_000,
    pointsPerMinute: 300,
    pointsPerOperation: 300,
  };
  const config = { databaseUrl: await createSharedDatabase(), dataDir, limits };
  one = await startApp({ keepsData: true, config });
  two = await startApp({ keepsData: true, config });
});
afterAll(async () => {
  await one.close();
  await two.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** 67 points; four of them fit into a minute. */
const costly = '{ workflows(first: 100) { edges { node { executions(first: 15) { edges { cursor } } } } } }';

/** A minute that ends in the middle begins anew. */
test('one server tells the other', { retry: 1 }, async () => {
  const here = await one.signUp();
  const there = await two.signIn(here);
  let served = 0;
  while (!(await here.ask(costly)).errors) served += 1;
  await toldOf(here.userId, served * 67);
  expect((await there.ask('{ viewer { id } }')).errors).toBeUndefined();
  await toldOf(here.userId, served * 67 + 1);
  // The first may come before the answer of the database has.
  const refusals = [await there.ask(costly), await there.ask(costly), await there.ask(costly)].map(
    ({ errors }) => errors?.[0]?.extensions?.['code'],
  );
  expect(refusals.slice(1)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
});

async function toldOf(userId: string, points: number): Promise<void> {
  const told = 'select points::int from rate_limits.points where key = $1 order by minute desc limit 1';
  await expect.poll(async () => (await one.database.query(told, [userId])).rows[0]?.['points']).toBe(points);
}

test('two that add to the same accounts at once lose nothing and do not stand in each other’s way', async () => {
  const keys = Array.from({ length: 50 }, (_, at) => `key-${at}`);
  const used = keys.map((key) => ({ key, points: 1 }));
  const servers = [one, two].map(({ database }) => database);
  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      addPoints(servers[at % 2] ?? one.database, 7, at % 3 ? used : used.toReversed()),
    ),
  );
  const totals = await addPoints(one.database, 7, used);
  expect(new Set(totals.map(({ points }) => points))).toEqual(new Set([21]));
  // What is past is not kept.
  await addPoints(one.database, 9, used);
  const { rows } = await one.database.query('select distinct minute::int from rate_limits.points where minute < 100');
  expect(rows).toEqual([{ minute: 9 }]);
});
