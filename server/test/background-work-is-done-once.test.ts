import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PgBoss } from 'pg-boss';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, type AnyJob, type Job, type JobContext, type JobEnd } from '../src/jobs/define-job.ts';
import { createJobRunner, type JobRunner } from '../src/jobs/job-runner.ts';
import { closeBoss, openBoss } from '../src/jobs/open-boss.ts';
import type { JobTry } from '../src/observe/observer.ts';
import { type Database, openDatabase, type Queryable } from '../src/store/database.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';

/* Two servers on one Postgres, as far as background work is concerned. */

interface Server {
  runner: JobRunner;
  boss: PgBoss;
  database: Database;
  /** Resolves with a try at a job of this name that has ended here, the next that nobody has asked for. */
  ended(name: string): Promise<JobTry>;
}

const servers: Server[] = [];
let url: string;
let first: Server;
let second: Server;
beforeAll(async () => {
  url = await createSharedDatabase();
  first = await startServer();
  second = await startServer();
  await first.database.query('create table notes (word text)');
});
afterAll(() => Promise.all(servers.map(stop)));

async function startServer(): Promise<Server> {
  const database = await openDatabase({ url });
  const raise = (error: unknown) => {
    throw error;
  };
  const boss = await openBoss(database, raise);
  const tries: JobTry[] = [];
  const waiting: { name: string; resolve: (one: JobTry) => void }[] = [];
  const observer = {
    jobEnded(one: JobTry) {
      const at = waiting.findIndex(({ name }) => name === one.name);
      if (at >= 0) waiting.splice(at, 1)[0]?.resolve(one);
      else tries.push(one);
    },
  };
  const runner = createJobRunner({ database, boss, leaseSeconds: 10, observer, onError: raise });
  const server: Server = {
    runner,
    boss,
    database,
    ended(name) {
      const at = tries.findIndex((one) => one.name === name);
      const [one] = at >= 0 ? tries.splice(at, 1) : [];
      return one ? Promise.resolve(one) : new Promise((resolve) => waiting.push({ name, resolve }));
    },
  };
  servers.push(server);
  return server;
}

async function stop({ runner, boss, database }: Server): Promise<void> {
  await runner.close(0);
  await closeBoss(boss);
  await database.close();
}

/** How the jobs of a kind stand, in the order of their making. */
async function rowsOf(name: string): Promise<string[]> {
  const { rows } = await first.database.query(
    'select state::text from pgboss.job where name = $1 order by created_on',
    [name],
  );
  return rows.map(({ state }) => String(state));
}

const payload = z.strictObject({ word: z.string().min(1) });
type Word = z.infer<typeof payload>;

function job(
  name: string,
  run: (word: string, context: JobContext) => Promise<JobEnd | void>,
  more: Partial<Job<Word>> = {},
) {
  return defineJob({ name, payload, run: ({ word }, context) => run(word, context), ...more });
}

/** Writes something down, as a part of a job's end. */
const note = (word: string) => async (db: Queryable) => {
  await sql`insert into notes values (${word})`.execute(db);
};

async function noted(): Promise<string[]> {
  return (await first.database.query('select word from notes')).rows.map(({ word }) => String(word));
}

test('what a job writes and its end are written together, and then it is gone', async () => {
  const writes = job('writes', async (word) => ({
    async write(db) {
      await note(word)(db);
      expect(await rowsOf('writes')).toEqual(['active']);
    },
  }));
  await first.runner.start([writes]);
  await first.runner.enqueue(writes, { word: 'once' });
  expect(await first.ended('writes')).toMatchObject({ outcome: 'COMPLETED' });
  expect(await rowsOf('writes')).toEqual([]);
  expect(await noted()).toEqual(['once']);
});

test('a job is a part of the transaction that writes it, and of one key there is one', async () => {
  const waits = job('waits', async () => {});
  await first.runner.start([waits]);
  const later = { startInMs: 3_600_000 };
  await first.database.service
    .transaction()
    .execute(async (db) => {
      await first.runner.enqueue(waits, { word: 'never' }, { ...later, db });
      throw new Error('taken back');
    })
    .catch(() => {});
  expect(await rowsOf('waits')).toEqual([]);
  for (const key of ['a', 'b', 'a']) await first.runner.enqueue(waits, { word: key }, { ...later, key });
  expect(await rowsOf('waits')).toEqual(['created', 'created']);
});

test('what fails is tried again as its kind says, is told by its name each time, and goes when no try is left', async () => {
  const heard: number[] = [];
  const retry = (failures: number, error: unknown) => {
    heard.push(failures);
    return (error as Error).message === 'hopeless' ? null : 1;
  };
  let tries = 0;
  const fails = job('fails', () => Promise.reject(new Error(++tries < 3 ? 'away' : 'hopeless')), { retry });
  await first.runner.start([fails]);
  await first.runner.enqueue(fails, { word: 'any' });
  const told = [await first.ended('fails'), await first.ended('fails'), await first.ended('fails')];
  expect(told.map(({ outcome, error }) => [outcome, (error as Error).message])).toEqual([
    ['RETRIED', 'away'],
    ['RETRIED', 'away'],
    ['FAILED', 'hopeless'],
  ]);
  expect(heard).toEqual([1, 2, 3]);
  expect(await rowsOf('fails')).toEqual([]);
});

test.each([
  ['a payload that is none of its kind', { payload: { word: '' } }],
  ['one with more than belongs there', { payload: { word: 'a', more: 1 } }],
  ['none at all', {}],
])('%s is refused, told, and stays to be looked at', async (says, data) => {
  const name = `refuses-${says.length}`;
  await first.runner.start([job(name, () => Promise.reject(new Error('It ran.')))]);
  await first.boss.insert(name, [{ data }]);
  first.runner.wake();
  expect(await first.ended(name)).toMatchObject({ outcome: 'REFUSED', error: { name: 'ZodError' } });
  expect(await rowsOf(name)).toEqual(['cancelled']);
});

test('several servers do what is scheduled one at a time, and have the next one wait', async () => {
  let [atWork, most, count] = [0, 0, 0];
  const enough = Promise.withResolvers<void>();
  const scheduled = () =>
    job(
      'scheduled',
      async () => {
        most = Math.max(most, ++atWork);
        await first.database.query('select pg_sleep(0.01)');
        atWork -= 1;
        if (++count === 5) enough.resolve();
      },
      { schedule: { everyMs: 20, payload: { word: 'now' } } },
    );
  await Promise.all([first, second].map(({ runner }) => runner.start([scheduled()])));
  await enough.promise;
  expect(most).toBe(1);
  expect(await rowsOf('scheduled')).toHaveLength(1);
});

test('a server that closes gives back what it is at, and another does it', async () => {
  const begun = Promise.withResolvers<AbortSignal>();
  const untilAborted = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const holds = (name: string, whenAborted: () => void): AnyJob =>
    job(name, async (_, { signal }) => {
      begun.resolve(signal);
      await untilAborted(signal);
      whenAborted();
    });
  const dying = await startServer();
  await dying.runner.start([
    holds('held', () => {
      throw new Error('Stopped.');
    }),
  ]);
  await dying.runner.enqueue(
    holds('held', () => {}),
    { word: 'any' },
  );
  const signal = await begun.promise;
  await second.runner.start([job('held', async () => {})]);
  await stop(servers.splice(servers.indexOf(dying), 1)[0] as Server);
  expect(signal.reason).toMatchObject({ name: 'ServerClosing' });
  second.runner.wake();
  expect(await second.ended('held')).toMatchObject({ outcome: 'COMPLETED' });
  expect(await rowsOf('held')).toEqual([]);
});

test('what a server that is frozen was at, another does; what the first says of it afterwards counts for nothing', async () => {
  const taken = Promise.withResolvers<void>();
  const thaw = Promise.withResolvers<void>();
  const ended = (by: string): JobEnd => ({ write: note(by) });
  await first.runner.start([
    job('frozen', async () => {
      taken.resolve();
      await thaw.promise;
      return ended('frozen');
    }),
  ]);
  await first.runner.enqueue(
    job('frozen', async () => {}),
    { word: 'any' },
  );
  await taken.promise;
  await second.runner.start([job('frozen', async () => ended('second'))]);
  await first.database.query(
    "update pgboss.job set heartbeat_on = now() - interval '1 hour' where name = 'frozen' and state = 'active'",
  );
  await second.boss.supervise('frozen');
  second.runner.wake();
  expect(await second.ended('frozen')).toMatchObject({ outcome: 'COMPLETED' });
  thaw.resolve();
  await first.runner.close(60_000);
  expect(await noted()).toEqual(['once', 'second']);
  expect(await rowsOf('frozen')).toEqual([]);
});
