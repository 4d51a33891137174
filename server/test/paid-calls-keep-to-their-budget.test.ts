import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../src/errors.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { openPreparedDatabase } from './open-prepared-database.ts';
import { type PaidCallsBench, request, startPaidCallsBench, type TestRun } from './paid-calls-bench.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';

const price = 0.003;

const databases: [string, () => Promise<Database>][] = [
  ['PGlite', async () => openDatabase({ pglite: await openPreparedDatabase() })],
  ['Postgres, where servers and branches really work side by side', openOnPostgres],
];

describe.each(databases)('on %s', (_, open) => {
  let database: Database;
  let bench: PaidCallsBench;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());
  afterEach(() => bench.close());

  describe('with a budget for the run', () => {
    beforeEach(async () => {
      bench = await startPaidCallsBench({ database });
    });

    test('ten branches at once with room for three: exactly three are ordered', async () => {
      const runs = await bench.addRun(await bench.addPerson(), 10, { budget: '0.010000' });
      // Every connection stands already, so that none of the ten is late.
      await Promise.all(runs.map(() => database.query('select pg_sleep(0.02)')));
      const outcomes = await makeAll(runs);
      expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(3);
      expect(bench.wire.submissions()).toBe(3);
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      for (const fault of refused) {
        expect(fault).toMatchObject({
          code: 'BUDGET_EXCEEDED',
          details: { scope: 'EXECUTION', budget: '0.010000', needed: '0.003000' },
        });
        const { spent, held } = (fault as AppError).details as { spent: string; held: string };
        expect(Number(spent) + Number(held)).toBeCloseTo(3 * price, 9);
        expect((fault as AppError).message).toMatch(
          /^This run’s budget is \$0\.01, of which .*: the \$0\.003 for this call/,
        );
      }
      expect(await bench.generations(runs[0]?.executionId ?? '')).toHaveLength(3);
    });

    test('what failed without being billed holds nothing, and what fits exactly is begun', async () => {
      const [first, second] = await bench.addRun(await bench.addPerson(), 2, { budget: '0.003000' });
      if (!first || !second) return;
      Object.assign(bench.demo.faults, { contentPolicy: { next: 1 } });
      await expect(bench.models.ask(request, first)).rejects.toMatchObject({ code: 'PROVIDER_CONTENT_REFUSED' });
      expect(await bench.models.ask(request, second)).toMatchObject({ cost: '0.003000' });
      await expect(bench.models.ask({ ...request, prompt: 'tea' }, second)).rejects.toMatchObject({
        message: 'This run’s budget is $0.003, of which $0.003 is spent: the $0.003 for this call would go beyond it.',
      });
    });

    test('a call that is open already is gone on with, whatever the budget says', async () => {
      const [run] = await bench.addRun(await bench.addPerson(), 1, { budget: '0.003000' });
      if (!run) return;
      bench.outage.storage = 3;
      await expect(bench.models.ask(request, run)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
      expect(await bench.models.ask(request, run)).toMatchObject({ cost: '0.003000' });
      expect(bench.wire.submissions()).toBe(1);
    });
  });

  test('a month’s budget counts all runs of a person together, and nobody else’s', async () => {
    bench = await startPaidCallsBench({ database, defaultMonthlyBudget: '0.01' });
    const [mine, others] = [await bench.addPerson(), await bench.addPerson()];
    const runs = (await Promise.all([bench.addRun(mine, 4), bench.addRun(mine, 4), bench.addRun(others, 1)])).flat();
    const outcomes = await makeAll(runs);
    expect(outcomes.slice(0, 8).filter((one) => one.status === 'fulfilled')).toHaveLength(3);
    expect(outcomes.at(-1)?.status).toBe('fulfilled');
    expect(bench.wire.submissions()).toBe(4);
    expect(outcomes.find((one) => one.status === 'rejected')?.reason).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      details: { scope: 'MONTH', budget: '0.010000' },
    });

    // Their own word goes before the operator's, and last month is another month.
    await database.query('update profiles set monthly_budget = 0.012 where id = $1', [mine]);
    expect((await makeAll(await bench.addRun(mine, 2))).map((one) => one.status).toSorted()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await database.query("update generations set created_at = created_at - interval '1 month' where user_id = $1", [
      mine,
    ]);
    expect((await makeAll(await bench.addRun(mine, 1)))[0]?.status).toBe('fulfilled');
  });

  test.each<[string, { lease_epoch?: number; status?: 'CANCELLED' }]>([
    ['another server has taken it over', { lease_epoch: 2 }],
    ['it was cancelled', { status: 'CANCELLED' }],
  ])('a run that is no longer this server’s to pay for orders nothing: %s', async (_why, set) => {
    bench = await startPaidCallsBench({ database });
    const [run] = await bench.addRun(await bench.addPerson());
    if (!run) return;
    await bench.setExecution(run.executionId, set);
    await expect(bench.models.ask(request, run)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await bench.generations(run.executionId)).toEqual([]);
    expect(bench.wire.submissions()).toBe(0);
  });

  test('nothing is paid for before everything that led to it is written', async () => {
    bench = await startPaidCallsBench({ database });
    const [run] = await bench.addRun(await bench.addPerson());
    if (!run) return;
    const lost = new Error('It could not be written.');
    await expect(bench.models.ask(request, { ...run, settled: () => Promise.reject(lost) })).rejects.toBe(lost);
    expect(await bench.generations(run.executionId)).toEqual([]);
    expect(bench.wire.submissions()).toBe(0);
  });

  function makeAll(runs: TestRun[]) {
    return Promise.allSettled(
      runs.map((run, seed) => bench.models.ask({ ...request, parameters: { ...request.parameters, seed } }, run)),
    );
  }
});

async function openOnPostgres(): Promise<Database> {
  return openDatabase({ url: await createSharedDatabase() });
}
