import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { calmPlan, type FaultPlan } from '@visualadgen/demo-fal/faults.ts';
import { adGraph } from './ad-graph.ts';
import type { ExecutionSeen } from './operations.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
let before = 0;
let seed = 100;
beforeAll(async () => {
  app = await startApp({ paidCalls: { listedWithinMs: 3_000, sendWithinMs: 1_000 } });
  person = await app.signUp();
});
afterEach(() => {
  Object.assign(app.faults, calmPlan());
  before = app.submissions().length;
});
afterAll(() => app.close());

const accepted = () => app.submissions().length - before;

test.each<[string, Partial<FaultPlan>]>([
  ['asks for a pause', { rateLimited: { next: 2, retryAfterSeconds: 0 } }],
  ['accepts, and the connection breaks', { resetAfterAccept: { next: 1 } }],
  ['accepts, and a gateway answers for it', { gatewayError: { next: 1, status: 504 } }],
  ['cannot tell where the request stands', { statusError: { next: 2, status: 503 } }],
  ['cannot hand the result over at once', { resultError: { next: 1, status: 502 } }],
])('%s: the picture comes, ordered and paid for once', async (_, faults) => {
  Object.assign(app.faults, faults);
  // A seed of its own, so that no other test's order looks like this one.
  const { execution } = await person.run(adGraph({ seed: (seed += 1) }));
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000', error: null });
  expect(generationsOf(execution)).toEqual([['COMPLETED', '0.003000', 1, null]]);
  expect(accepted()).toBe(1);
});

test.each<[string, Partial<FaultPlan>, { code: string; accepted: number; cost: string | null; says: RegExp }]>([
  [
    'refuses for content',
    { contentPolicy: { next: 1 } },
    { code: 'PROVIDER_CONTENT_REFUSED', accepted: 1, cost: null, says: /content/ },
  ],
  [
    'blacks every picture out, which was paid for',
    { nsfw: { next: 1 } },
    { code: 'PROVIDER_CONTENT_REFUSED', accepted: 1, cost: '0.003000', says: /safety checker/ },
  ],
  [
    'fails while working',
    { failJob: { next: 1, errorType: 'runner_disconnected', status: 503 } },
    { code: 'PROVIDER_FAILED', accepted: 1, cost: null, says: /failed/ },
  ],
  [
    'serves a page where a picture should be',
    { badImage: { next: 1, kind: 'html' } },
    { code: 'IMAGE_INVALID', accepted: 1, cost: null, says: /not a PNG/ },
  ],
  [
    'serves half a picture',
    { badImage: { next: 1, kind: 'truncated' } },
    { code: 'IMAGE_INVALID', accepted: 1, cost: null, says: /damaged/ },
  ],
  [
    'does not take the order (400)',
    { submitError: { next: 1, status: 400 } },
    { code: 'PROVIDER_REFUSED', accepted: 0, cost: null, says: /refused/ },
  ],
  [
    'does not accept the key',
    { submitError: { next: 1, status: 401 } },
    { code: 'PROVIDER_UNAUTHORIZED', accepted: 0, cost: null, says: /key/ },
  ],
])('%s: a typed error on the node, and nothing is ordered again', async (_, faults, wanted) => {
  Object.assign(app.faults, faults);
  const { execution } = await person.run(adGraph());
  expect(execution).toMatchObject({ status: 'FAILED', errorCode: wanted.code, totalCost: wanted.cost ?? '0.000000' });
  const states = execution.nodeExecutions.map(({ node, status, errorCode }) => [node.key, status, errorCode]);
  expect(states.slice(2)).toEqual([
    ['model', 'FAILED', wanted.code],
    ['output', 'SKIPPED', null],
  ]);
  expect(execution.nodeExecutions[2]?.error).toMatch(wanted.says);
  expect(accepted()).toBe(wanted.accepted);
});

test('a picture of the wrong content type is a picture all the same', async () => {
  Object.assign(app.faults, { badImage: { next: 1, kind: 'wrongType' } });
  const { execution } = await person.run(adGraph());
  expect(execution.status).toBe('COMPLETED');
  expect(accepted()).toBe(1);
});

test('an order that never came in is looked up and not given again on a guess; a retry gives it once', async () => {
  Object.assign(app.faults, { submitError: { next: 1, status: 500 } });
  const { execution, executionId } = await person.run(adGraph({ seed: (seed += 1) }));
  expect(execution).toMatchObject({ status: 'FAILED', errorCode: 'PROVIDER_AMBIGUOUS' });
  expect(generationsOf(execution)).toEqual([['PENDING', null, 0, null]]);
  expect(accepted()).toBe(0);

  const retry = 'mutation ($input: RetryExecutionInput!) { retryExecution(input: $input) { __typename } }';
  await person.read(retry, { input: { executionId } });
  await Array.fromAsync(person.follow(executionId, execution.lastSequence));
  const retried = await person.execution(executionId);
  expect(retried).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000' });
  expect(generationsOf(retried)).toEqual([['COMPLETED', '0.003000', 1, null]]);
  expect(accepted()).toBe(1);
});

test('the same ad, run again at once by somebody else, is not taken for the first one whose order is known', async () => {
  const graph = adGraph({ seed: (seed += 1) });
  await person.run(graph);
  app.faults.resetAfterAccept = { next: 1 };
  const { execution } = await (await app.signUp()).run(graph);
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000' });
  expect(accepted()).toBe(2);
});

test('where fal reaches this server, it is told where to tell, and a lost reply is found at once', async () => {
  Object.assign(app.faults, { resetAfterAccept: { next: 1 }, webhookTwice: { next: 1 } });
  const { execution } = await person.run(adGraph({ seed: (seed += 1) }));
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000' });
  expect(app.demoFal?.submissions().at(-1)?.webhook).toContain(`${app.url}/webhooks/fal/`);
  expect(accepted()).toBe(1);
});

test('a dozen runs on a bad day of fal: every order that was accepted is somebody’s, and nobody’s twice', async () => {
  Object.assign(app.faults, {
    seed: 11,
    rateLimited: { probability: 0.1, retryAfterSeconds: 0 },
    resetAfterAccept: { probability: 0.1 },
    gatewayError: { probability: 0.1, status: 502 },
    statusError: { probability: 0.2, status: 500 },
    failJob: { probability: 0.1, errorType: 'runner_disconnected', status: 503 },
  } satisfies Partial<FaultPlan>);
  const runs = await Promise.all(
    Array.from({ length: 12 }, (_, index) => person.run(adGraph({ seed: index, aspect_ratio: '16:9' }))),
  );
  const generations = runs.flatMap(({ execution }) => execution.generations.edges.map((edge) => edge.node));
  expect(generations).toHaveLength(12);
  expect(accepted()).toBe(12);
  for (const { execution } of runs) {
    const [generation] = execution.generations.edges.map((edge) => edge.node);
    if (generation?.status === 'COMPLETED')
      expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000' });
    else expect(execution).toMatchObject({ status: 'FAILED', errorCode: 'PROVIDER_FAILED', totalCost: '0.000000' });
  }
});

function generationsOf(execution: ExecutionSeen) {
  return execution.generations.edges.map(({ node }) => [node.status, node.cost, node.images.length, node.errorCode]);
}
