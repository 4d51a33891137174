import { graphql } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tokenScopes } from '../src/secrets/personal-access-token.ts';
import { openRequestContext } from '../src/observe/request-context.ts';
import type { ApiServices } from '../src/schema/context.ts';
import { createContextFactory } from '../src/schema/create-context.ts';
import { encodeId } from '../src/schema/ids.ts';
import { schema } from '../src/schema/index.ts';
import { loseTheReply, submission } from '../testing/fault-proxy.ts';
import { type PaidCallsBench, request, startPaidCallsBench } from './paid-calls-bench.ts';

let bench: PaidCallsBench;
let userId: string;
beforeEach(async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, listedWithinMs: 1, defaultMonthlyBudget: '5' });
  userId = await bench.addPerson();
});
afterEach(() => bench.close());

const spending = '{ viewer { spending { month spent held budget } } }';
const setBudget = `mutation ($input: SetMonthlyBudgetInput!) { setMonthlyBudget(input: $input) {
  ... on SetMonthlyBudgetPayload { viewer { spending { budget } } } ... on Error { code message }
  ... on InputInvalidError { fields { path } } } }`;
const settle = `mutation ($input: SettleGenerationInput!) { settleGeneration(input: $input) {
  ... on SettleGenerationPayload { generation { status requestId estimatedCost errorCode } } ... on Error { code message }
  ... on InputInvalidError { fields { path } } ... on StateConflictError { execution { status } } } }`;

test('what was billed is spent, what is under way is held, and only this month counts', async () => {
  const [done, held, before] = await bench.addRun(userId, 3);
  if (!done || !held || !before) return;
  await bench.models.ask(request, before);
  await bench.database.query("update generations set created_at = created_at - interval '32 days'");
  await bench.models.ask({ ...request, prompt: 'tea' }, done);
  bench.outage.storage = 6;
  const dear = { ...request, parameters: { ...request.parameters, num_images: 2 } };
  await expect(bench.models.ask(dear, held)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  expect(await ask(spending)).toEqual({
    viewer: {
      spending: { month: new Date().toISOString().slice(0, 7), spent: '0.003000', held: '0.006000', budget: '5' },
    },
  });
});

test('a budget is set, held to exactly, and taken away again', async () => {
  expect(await ask(setBudget, { amount: '0.003' })).toEqual(budgetIs('0.003000'));
  const [first, second] = await bench.addRun(userId, 2);
  if (!first || !second) return;
  await bench.models.ask(request, first);
  await expect(bench.models.ask(request, second)).rejects.toMatchObject({
    code: 'BUDGET_EXCEEDED',
    details: { scope: 'MONTH', budget: '0.003000', spent: '0.003000', held: '0.000000', needed: '0.003000' },
  });
  expect(await ask(setBudget, { amount: null })).toEqual(budgetIs('5'));
  expect(await bench.models.ask(request, second)).toMatchObject({ cost: '0.003000' });
});

test.each<[Record<string, unknown>, RegExp]>([
  [{ amount: '-1' }, /^amount: must not be negative, but is -1\.$/],
  [{ amount: '0.0000001' }, /^amount: must have at most 6 decimal places, but has 7\.$/],
  [{ amount: '10000' }, /^amount: must be less than 10000\.$/],
  [{}, /^amount: must be an amount, or null\.$/],
])('%o is refused, by its field', async (input, message) => {
  expect(await ask(setBudget, input)).toEqual({
    setMonthlyBudget: {
      code: 'INPUT_INVALID',
      message: expect.stringMatching(message),
      fields: [{ path: ['amount'] }],
    },
  });
});

test('a lost call is settled by its owner alone, with what it may be', async () => {
  const runs = (await Promise.all([bench.addRun(userId), bench.addRun(userId)])).flat();
  bench.wire.fault(submission, loseTheReply, 2);
  await Promise.allSettled(runs.map((run) => bench.models.ask(request, run)));
  for (const run of runs) await bench.setExecution(run.executionId, { status: 'FAILED', finished_at: new Date() });
  const [one, other] = (await Promise.all(runs.map((run) => bench.generations(run.executionId)))).flat();
  const generationId = encodeId('Generation', one?.id ?? '');
  const requestId = bench.demo.submissions()[0]?.requestId;

  const stranger = await bench.addPerson();
  expect(await ask(settle, { generationId, requestId }, stranger)).toMatchObject({
    settleGeneration: { code: 'NOT_FOUND', message: 'generationId: there is no such generation.' },
  });
  expect(await ask(settle, { generationId, requestId: 'x' })).toMatchObject({
    settleGeneration: { code: 'INPUT_INVALID', fields: [{ path: ['requestId'] }] },
  });
  expect(await ask(settle, { generationId })).toMatchObject({ settleGeneration: { code: 'INPUT_INVALID' } });
  expect(await ask(settle, { generationId, requestId })).toMatchObject({
    settleGeneration: { generation: { requestId, estimatedCost: '0.003000', errorCode: null } },
  });
  expect(await ask(settle, { generationId, requestId })).toMatchObject({
    settleGeneration: { code: 'STATE_CONFLICT', execution: { status: 'FAILED' } },
  });
  const lost = { generationId: encodeId('Generation', other?.id ?? ''), requestId: null };
  expect(await ask(settle, lost)).toMatchObject({
    settleGeneration: { generation: { status: 'FAILED', requestId: null, errorCode: 'PROVIDER_AMBIGUOUS' } },
  });
});

function budgetIs(budget: string) {
  return { setMonthlyBudget: { viewer: { spending: { budget } } } };
}

async function ask(source: string, input?: Record<string, unknown>, as = userId): Promise<unknown> {
  const { database } = bench;
  const some = { database, paidCalls: bench, nodeTypes: new Map(), defaultMonthlyBudget: '5' };
  const services = some as unknown as ApiServices;
  const createContext = createContextFactory(services, async (token) => ({
    userId: token,
    email: null,
    scopes: tokenScopes,
    workflowIds: null,
    isSession: true,
  }));
  const contextValue = await createContext({
    authorization: `Bearer ${as}`,
    origin: 'http://127.0.0.1',
    requestContext: openRequestContext(),
  });
  const { data, errors } = await graphql({ schema, source, contextValue, variableValues: { input } });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}
