import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { answerWith, loseTheReply, reset, submission } from '../testing/fault-proxy.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import { imagesIn, type ModelRequest, type NodeServices } from '../src/nodes/node-services.ts';
import { AppError } from '../src/errors.ts';
import { languageCodes } from '../src/nodes/answers/languages.ts';
import { textModel } from '../src/nodes/text-model.ts';
import { type PaidCallsBench, request as imageRequest, startPaidCallsBench, type TestRun } from './paid-calls-bench.ts';

let bench: PaidCallsBench;
afterEach(() => bench.close());

const [newest, older, lite] = ['google/gemini-3.8-flash', 'google/gemini-3.5-flash', 'google/gemini-3.5-flash-lite'];
const request = {
  models: [newest, older],
  prompt: 'A line for a red kettle',
  imageUrls: [],
  parameters: {},
} satisfies ModelRequest;
const result = /^GET \/queue\.fal\.run\/openrouter\/router\/requests\/[\w-]+$/;

const limited = answerWith(429, { detail: 'Rate limit exceeded' }, { 'retry-after': '3600' });
const gone = answerWith(404, { detail: 'Not found' });

test('a text is priced before, kept as text, and counted by its usage', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const run = await addRun();
  const answer = await bench.models.ask(request, run);
  expect(answer).toEqual({
    gives: 'TEXT',
    model: newest,
    text: expect.stringContaining('“A line for a red kettle”'),
    cost: '0.000087',
  });
  expect(await bench.generations(run.executionId)).toMatchObject([
    {
      kind: 'TEXT',
      model: newest,
      status: 'COMPLETED',
      text: answer.gives === 'TEXT' && answer.text,
      // 8 tokens read and 1,024 written at most.
      estimated_cost: '0.007692',
      cost: answer.cost,
      images_asked: null,
      images_received: null,
    },
  ]);
  expect(await spent(run)).toEqual([answer.cost, answer.cost]);
  expect(run.messages).toContain('Fetching the text');
  // What was paid for is there for the next try, whoever it is asked of.
  expect(await bench.another().models.ask(request, run)).toEqual(answer);
  expect(bench.wire.submissions()).toBe(1);
});

test.each<[string, () => void, string]>([
  ['limited', () => bench.wire.fault(submission, limited), 'PROVIDER_RATE_LIMITED'],
  ['gone', () => bench.wire.fault(submission, gone), 'PROVIDER_REFUSED'],
  [
    'overloaded',
    () => Object.assign(bench.demo.faults, { failJob: { next: 1, errorType: 'runner_server_error', status: 503 } }),
    'PROVIDER_FAILED',
  ],
  [
    'failing without a word',
    () => bench.wire.fault(result, answerWith(200, { output: '', error: 'Overloaded', usage: noUsage })),
    'PROVIDER_FAILED',
  ],
])('where the first model is %s, the second answers, and one is paid', async (_, strike, code) => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const run = await addRun();
  strike();
  const answer = await bench.models.ask(request, run);
  expect(answer).toMatchObject({ gives: 'TEXT', model: older });
  expect(await bench.generations(run.executionId)).toMatchObject([
    { model: newest, status: 'FAILED', error_code: code, cost: null },
    { model: older, status: 'COMPLETED', cost: answer.cost },
  ]);
  expect(run.faults).toMatchObject([{ code, message: expect.stringMatching(/Gemini 3\.5 Flash is asked instead\.$/) }]);
  expect(await spent(run)).toEqual([answer.cost, answer.cost]);
});

test('an answer that does not fit is asked for once more, both are counted, and a retry asks anew', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const [run] = await bench.addRun(await bench.addPerson(), 1, { budget: '1' });
  if (!run) throw new Error('There is a run.');
  const usage = { prompt_tokens: 8, completion_tokens: 9, total_tokens: 17, cost: 0.001 };
  const wrong = answerWith(200, { output: 'I would rather not.', usage });
  const ask = () => runText({ instruction: 'A kettle', shape: 'ad_copy' }, run);

  bench.wire.fault(result, wrong);
  expect(await ask()).toMatchObject({ headline: expect.stringMatching(/^Demo 1: /) });
  expect(await bench.generations(run.executionId)).toMatchObject([
    { status: 'COMPLETED', cost: '0.001000' },
    { status: 'COMPLETED', prompt: expect.stringContaining('does not fit') },
  ]);
  // Stopped after both: the next try takes them up and pays nothing.
  await ask();
  expect(bench.wire.submissions()).toBe(2);

  const [unlucky] = await bench.addRun(run.userId);
  if (!unlucky) throw new Error('There is a run.');
  bench.wire.fault(result, wrong, 2);
  const again = () => runText({ instruction: 'A kettle', shape: 'ad_copy' }, unlucky);
  await expect(again()).rejects.toMatchObject({ code: 'ANSWER_INVALID' });
  expect(await bench.generations(unlucky.executionId)).toMatchObject([
    { status: 'FAILED', error_code: 'ANSWER_INVALID', cost: '0.001000', text: 'I would rather not.' },
    { status: 'FAILED', error_code: 'ANSWER_INVALID', cost: '0.001000' },
  ]);
  expect(await spent(unlucky)).toEqual(['0.002000', '0.002000']);
  expect(await again()).toMatchObject({ headline: expect.any(String) });
  expect(bench.wire.submissions()).toBe(5);
});

test('the second asking must fit into the budget', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  // Room for one: about 1.3 cents are held for each, and one was billed.
  const [run] = await bench.addRun(await bench.addPerson(), 1, { budget: '0.02' });
  if (!run) throw new Error('There is a run.');
  const usage = { prompt_tokens: 8, completion_tokens: 900, total_tokens: 908, cost: 0.012 };
  bench.wire.fault(result, answerWith(200, { output: 'I would rather not.', usage }));
  await expect(runText({ instruction: 'A kettle', shape: 'ad_copy' }, run)).rejects.toMatchObject({
    code: 'BUDGET_EXCEEDED',
  });
  expect(bench.wire.submissions()).toBe(1);
});

test('the demo keeps to what is asked for, in every language', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const config = {
    instruction: 'A kettle',
    shape: 'ad_copy',
    count: 3,
    headline_characters: 40,
    body_words: 20,
    avoid: ['noon'],
  };
  for (const language of languageCodes) {
    const output = await runText({ ...config, language }, await addRun());
    expect([language, output]).toMatchObject([language, { headline: { length: 3 }, call_to_action: { length: 3 } }]);
    expect(output.headline).toEqual(expect.arrayContaining([expect.stringMatching(/^Demo 1/)]));
  }
  // Once for each: nothing had to be asked for again.
  expect(bench.wire.submissions()).toBe(languageCodes.length);
});

test('a picture is cut out and made larger by the same road, and kept as an asset', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const run = await addRun();
  const picture = imagesIn(await bench.models.ask(imageRequest, run)).imageRefs[0] ?? '';
  for (const model of ['fal-ai/birefnet/v2', 'fal-ai/seedvr/upscale/image']) {
    const answer = await bench.models.ask({ models: [model], prompt: '', imageUrls: [picture], parameters: {} }, run);
    expect(answer).toMatchObject({ gives: 'IMAGES', model, imageRefs: [expect.stringMatching(/^asset:/)], asked: 1 });
  }
  expect(await bench.generations(run.executionId)).toMatchObject([
    { kind: 'IMAGE' },
    { kind: 'TOOL', status: 'COMPLETED', cost: '0.000000' },
    { kind: 'TOOL', status: 'COMPLETED', cost: expect.stringMatching(/^0\.00[1-9]/) },
  ]);
});

test('the answer of the first was lost and is found: it is taken, and the second is never asked', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const run = await addRun();
  bench.wire.fault(submission, loseTheReply);
  expect(await bench.models.ask(request, run)).toMatchObject({ model: newest });
  expect(bench.demo.submissions()).toHaveLength(1);
  expect(await bench.generations(run.executionId)).toMatchObject([{ model: newest, status: 'COMPLETED' }]);
});

test('killed between two models, the next server goes on with the one that is under way', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const run = await addRun();
  bench.wire.fault(submission, limited);
  bench.wire.fault(submission, async ({ forward, response }) => {
    await forward();
    run.stop.abort(new Error('The server closes.'));
    response.socket?.resetAndDestroy();
  });
  await expect(bench.models.ask({ ...request, models: [newest, older, lite] }, run)).rejects.toThrow();
  expect(await bench.generations(run.executionId)).toMatchObject([
    { model: newest, status: 'FAILED' },
    { model: older, status: 'PENDING' },
  ]);
  await bench.setExecution(run.executionId, { lease_epoch: 2 });
  const next = { ...run, signal: new AbortController().signal, leaseEpoch: 2 };
  expect(await bench.another().models.ask({ ...request, models: [newest, older, lite] }, next)).toMatchObject({
    model: older,
  });
  expect(bench.demo.submissions()).toHaveLength(1);
});

test('a text that is read while it is written breaks off: it is looked up, paid once, and counted by its usage', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, streams: true });
  const run = await addRun();
  Object.assign(bench.demo.faults, { breakStream: { next: 1, pieces: 4 } });
  const answer = await bench.models.ask(request, run);
  expect(answer).toMatchObject({ model: newest, cost: '0.000087' });
  expect(run.texts.length).toBeGreaterThan(0);
  for (const text of run.texts) expect(answer.gives === 'TEXT' && answer.text.startsWith(text)).toBe(true);
  expect(bench.wire.submissions()).toBe(1);
  expect(await spent(run)).toEqual([answer.cost, answer.cost]);
});

test('one of which nothing is kept counts as spent, and is made again once', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, streams: true });
  const run = await addRun();
  Object.assign(bench.demo.faults, { breakStream: { next: 1, pieces: 4 }, unkept: { probability: 1 } });
  expect(await bench.models.ask(request, run)).toMatchObject({ model: newest, cost: '0.000087' });
  expect(await bench.generations(run.executionId)).toMatchObject([
    { status: 'FAILED', error_code: 'PROVIDER_AMBIGUOUS', cost: '0.007692' },
    { status: 'COMPLETED', cost: '0.000087' },
  ]);
  expect(run.faults).toMatchObject([{ code: 'PROVIDER_AMBIGUOUS', message: expect.stringMatching(/made again\.$/) }]);
  expect(await spent(run)).toEqual(['0.007779', '0.007779']);

  const unlucky = await addRun();
  Object.assign(bench.demo.faults, { breakStream: { next: 2, pieces: 4 } });
  await expect(bench.models.ask(request, unlucky)).rejects.toMatchObject({ code: 'PROVIDER_AMBIGUOUS' });
  expect(await spent(unlucky)).toEqual(['0.015384', '0.015384']);
  expect(bench.wire.submissions()).toBe(4);
});

test('killed while it is written, the next server takes it up by its id; a cancelled one is kept and counted', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, streams: true });
  const run = await addRun();
  const stopAtFirstWord = (one: TestRun, reason: unknown) =>
    Object.assign(one, { progress: ({ partialText = '' }) => void (partialText && one.stop.abort(reason)) });
  stopAtFirstWord(run, new Error('The server closes.'));
  await expect(bench.models.ask(request, run)).rejects.toThrow();
  await bench.setExecution(run.executionId, { lease_epoch: 2 });
  const next = { ...run, signal: new AbortController().signal, leaseEpoch: 2, progress: () => {} };
  expect(await bench.anotherProcess().models.ask(request, next)).toMatchObject({ model: newest, cost: '0.000087' });
  expect(bench.demo.submissions()).toHaveLength(1);

  const cancelled = await addRun();
  stopAtFirstWord(cancelled, new AppError('CANCELLED'));
  await expect(bench.models.ask(request, cancelled)).rejects.toThrow();
  await bench.setExecution(cancelled.executionId, { status: 'CANCELLED', finished_at: new Date() });
  await bench.recovery.recoverAll();
  await expect.poll(() => bench.generations(cancelled.executionId)).toMatchObject([{ status: 'COMPLETED' }]);
  expect(await spent(cancelled)).toEqual(['0.000087', '0.000087']);
  expect(bench.demo.submissions()).toHaveLength(2);
});

const billed = { prompt_tokens: 8, completion_tokens: 9, total_tokens: 17, cost: 0.001 };
const written = (event: object) =>
  answerWith(200, `data: ${JSON.stringify(event)}\n\n`, {
    'content-type': 'text/event-stream',
    'x-fal-request-id': randomUUID(),
  });
const refused = (where: string, type: string) =>
  answerWith(422, { detail: [{ loc: ['body', where], msg: 'It does not fit.', type }] });

test('whatever is wrong with what goes in or comes out is named, stays with its model, and what was billed is counted', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, streams: true });
  const looking = {
    ...request,
    models: [`${newest}/vision`, `${older}/vision`] as const,
    imageUrls: ['https://x.test/a'],
  };
  const cases: [string, Parameters<typeof bench.wire.fault>[1], ModelRequest, string, string | null][] = [
    ['too long a prompt', refused('prompt', 'string_too_long'), request, 'PROMPT_TOO_LONG', null],
    [
      'too long for the model',
      written({ output: '', partial: true, error: 'maximum context length is 1048576 tokens', usage: noUsage }),
      request,
      'PROMPT_TOO_LONG',
      null,
    ],
    ['a picture it cannot read', refused('image_urls', 'image_load_error'), looking, 'IMAGE_INVALID', null],
    ['a picture that is too large', refused('image_urls', 'file_too_large'), looking, 'IMAGE_TOO_LARGE', null],
    ['content', refused('prompt', 'content_policy_violation'), request, 'PROVIDER_CONTENT_REFUSED', null],
    ['no words', written({ output: ' ', usage: billed }), request, 'PROVIDER_FAILED', '0.001000'],
    [
      'broken off by the model itself',
      written({ output: 'Half', partial: false, error: 'Reset', usage: billed }),
      request,
      'PROVIDER_FAILED',
      '0.001000',
    ],
  ];
  for (const [name, fault, asked, code, cost] of cases) {
    const [run, before] = [await addRun(), bench.wire.submissions()];
    bench.wire.fault(submission, fault);
    await expect(bench.models.ask(asked, run), name).rejects.toMatchObject({ code });
    expect(await bench.generations(run.executionId), name).toMatchObject([
      { status: 'FAILED', error_code: code, cost },
    ]);
    expect(await spent(run), name).toEqual([cost ?? '0.000000', cost ?? '0.000000']);
    expect(bench.wire.submissions(), name).toBe(before + 1);
  }
  const run = await addRun();
  const removed = runText({ instruction: 'A kettle', model: 'google/gone' }, run);
  await expect(removed).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    details: { problems: [{ path: ['model'], message: expect.stringMatching(/^must be one of auto, google/) }] },
  });
  expect(await bench.generations(run.executionId)).toEqual([]);
});

test('limited and overloaded models are passed over, and the run says so; where all are limited it ends, and nothing is paid', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, streams: true });
  const all = { ...request, models: [newest, older, lite] } satisfies ModelRequest;
  const overloaded = answerWith(503, { detail: 'Overloaded' }, { 'x-fal-error-type': 'runner_scheduling_failure' });
  const run = await addRun();
  for (const fault of [limited, overloaded]) bench.wire.fault(submission, fault);
  expect(await bench.models.ask(all, run)).toMatchObject({ model: lite });
  expect(run.faults).toMatchObject([
    { code: 'PROVIDER_RATE_LIMITED', message: expect.stringMatching(/Gemini 3\.5 Flash is asked instead\.$/) },
    { code: 'PROVIDER_FAILED', message: expect.stringMatching(/Gemini 3\.5 Flash Lite is asked instead\.$/) },
  ]);
  expect(await bench.generations(run.executionId)).toMatchObject([
    { model: newest, status: 'FAILED', error_code: 'PROVIDER_RATE_LIMITED', cost: null },
    { model: older, status: 'FAILED', error_code: 'PROVIDER_FAILED', cost: null },
    { model: lite, status: 'COMPLETED' },
  ]);

  const unlucky = await addRun();
  // The first is left alone still, for an hour.
  bench.wire.fault(submission, limited, 2);
  await expect(bench.models.ask(all, unlucky)).rejects.toMatchObject({
    code: 'PROVIDER_RATE_LIMITED',
    retryable: true,
  });
  expect(unlucky.faults).toMatchObject([{ code: 'PROVIDER_RATE_LIMITED' }, { code: 'PROVIDER_RATE_LIMITED' }]);
  expect(await spent(unlucky)).toEqual(['0.000000', '0.000000']);
  expect(bench.demo.submissions()).toHaveLength(1);
});

test('a model that is to take over is looked at before anything is paid', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false });
  const run = await addRun();
  const wrong = { ...request, models: [newest, 'nobody/nothing'] } satisfies ModelRequest;
  await expect(bench.models.ask(wrong, run)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  await expect(bench.models.ask({ ...request, parameters: { size: 4 } }, run)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
  });
  expect(bench.wire.submissions()).toBe(0);
});

test('a provider that can look nothing up: the order is made again once, and both are counted', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, canLookUp: false });
  const run = await addRun();
  bench.wire.fault(submission, loseTheReply);
  expect(await bench.models.ask(imageRequest, run)).toMatchObject({ cost: '0.003000' });
  expect(bench.demo.submissions()).toHaveLength(2);
  expect(await bench.generations(run.executionId)).toMatchObject([
    { status: 'FAILED', error_code: 'PROVIDER_AMBIGUOUS', cost: '0.003000' },
    { status: 'COMPLETED', cost: '0.003000' },
  ]);
  expect(await spent(run)).toEqual(['0.006000', '0.006000']);
  expect(bench.wire.calls.filter(({ path }) => path.includes('by-endpoint'))).toEqual([]);

  const unlucky = await addRun();
  bench.wire.fault(submission, reset, 2);
  await expect(bench.models.ask(imageRequest, unlucky)).rejects.toMatchObject({ code: 'PROVIDER_AMBIGUOUS' });
  expect(await spent(unlucky)).toEqual(['0.006000', '0.006000']);
});

test('it is not made again where the budget does not allow for both', async () => {
  bench = await startPaidCallsBench({ hasWebhooks: false, canLookUp: false });
  const [run] = await bench.addRun(await bench.addPerson(), 1, { budget: '0.005' });
  if (!run) throw new Error('A run has a node.');
  bench.wire.fault(submission, loseTheReply);
  await expect(bench.models.ask(imageRequest, run)).rejects.toMatchObject({
    code: 'BUDGET_EXCEEDED',
    details: { spent: '0.003000' },
  });
  expect(bench.demo.submissions()).toHaveLength(1);
});

test('what nobody can look up is counted when its run has ended, and its price set right should its answer come', async () => {
  bench = await startPaidCallsBench({ canLookUp: false });
  Object.assign(bench.demo.faults, { webhookLost: { next: 1 } });
  const run = await addRun();
  bench.wire.fault(submission, async ({ forward, response }) => {
    await forward();
    run.stop.abort(new Error('The server closes.'));
    response.socket?.resetAndDestroy();
  });
  await expect(bench.models.ask({ ...request, models: [newest] }, run)).rejects.toThrow();
  await bench.setExecution(run.executionId, { status: 'FAILED', finished_at: new Date() });
  const [generation] = await bench.generations(run.executionId);
  expect(generation).toMatchObject({ status: 'FAILED', error_code: 'PROVIDER_AMBIGUOUS', cost: '0.007692' });
  expect(await spent(run)).toEqual(['0.007692', '0.007692']);

  await bench.hear(generation?.id ?? '', bench.demo.submissions()[0]?.requestId ?? '');
  await expect.poll(() => bench.generations(run.executionId)).toMatchObject([{ status: 'COMPLETED' }]);
  expect(await spent(run)).toEqual(['0.000087', '0.000087']);
});

const noUsage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0, cost: 0 };

/** A node that writes, with the paid calls of the bench. */
async function runText(config: Values, run: TestRun): Promise<Values> {
  const services = { ...notAsked, models: bench.models };
  return textModel.run({ config, input: {}, values: {}, upstream: [], services, handle: run });
}

const nobody = async () => {
  throw new Error('Nobody asks for that here.');
};
const notAsked: Omit<NodeServices, 'models'> = {
  assets: { reference: nobody, crop: nobody, measure: nobody, look: nobody },
  compositions: { compose: nobody },
  brands: { read: nobody },
  exports: { pack: nobody },
  trends: { read: nobody },
};

async function addRun(): Promise<TestRun> {
  const [run] = await bench.addRun(await bench.addPerson());
  if (!run) throw new Error('A run has a node.');
  return run;
}

/** What the run has cost by its own account, and by its nodes'. */
async function spent({ executionId }: TestRun): Promise<unknown[]> {
  const { rows } = await bench.database.query(
    'select total_cost, (select sum(n.cost) from node_executions n where n.execution_id = e.id) as nodes from executions e where id = $1',
    [executionId],
  );
  return [rows[0]?.['total_cost'], rows[0]?.['nodes']];
}
