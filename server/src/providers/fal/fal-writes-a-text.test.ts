import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProviderRequest } from '../../models/provider.ts';
import { type FalBench, never, startFalBench } from '../../../testing/fal-bench.ts';
import { answerWith, submission } from '../../../testing/fault-proxy.ts';
import { createFalProvider } from './create-fal-provider.ts';
import { readEvents } from './read-events.ts';

let bench: FalBench;
beforeAll(async () => {
  bench = await startFalBench({}, 'instant', true);
});
afterAll(() => bench.close());

const router = 'openrouter/router';
const list = /^GET .*by-endpoint/;
let questions = 0;
const question = () => ({ model: 'google/gemini-3.5-flash', prompt: `A kettle, number ${(questions += 1)}` });

function write(input: Record<string, unknown> = question()): Promise<ProviderRequest> {
  return bench.provider.submit(router, input, never, { streams: true });
}

function endedItem(request: ProviderRequest, more: Record<string, unknown>): unknown {
  return { items: [{ request_id: request.requestId, ended_at: new Date().toISOString(), ...more }] };
}

test('it is ordered by one POST, read while it is written, and needs nothing else', async () => {
  const before = bench.wire.calls.length;
  const input = question();
  const request = await write(input);
  const updates = await bench.waitFor(request);
  const { output, billableUnits } = await bench.provider.result(request, never);
  const text = (output as { output: string }).output;
  expect(output).toMatchObject({ partial: false, usage: { completion_tokens: expect.any(Number) } });
  expect(text).toContain(input.prompt);
  expect(billableUnits).toBeNull();
  const texts = updates.map((update) => update.text ?? '');
  expect(texts.length).toBeGreaterThan(2);
  for (const each of texts) expect(text.startsWith(each)).toBe(true);
  expect(updates.at(-1)).toMatchObject({ state: 'DONE', text });
  expect(bench.wire.calls.slice(before).map(({ path }) => path)).toEqual([`/fal.run/${router}/stream`]);
});

test('one that broke off, and one that another process had read, is found by its id and not ordered again', async () => {
  Object.assign(bench.demo.faults, { breakStream: { next: 1, pieces: 3 } });
  const before = bench.wire.submissions();
  const request = await write();
  const broken = await bench.waitFor(request);
  expect(broken.at(-1)?.state).not.toBe('DONE');
  expect((await bench.provider.result(request, never)).output).toMatchObject({ partial: false });

  const other = createFalProvider({ credentials: 'k', baseUrl: bench.wire.url });
  const [found] = await other.lookup(router, {}, new Date(), never);
  expect(found).toBeUndefined();
  const next = await write();
  await other.wait(next, never, () => {});
  expect((await other.result(next, never)).output).toMatchObject({ partial: false });
  expect(await other.cancel(next)).toBe(false);
  expect(bench.wire.submissions()).toBe(before + 2);
});

test('where the answer to the order itself was lost, it is found by what was sent', async () => {
  const [input, since] = [question(), new Date()];
  Object.assign(bench.demo.faults, { resetAfterAccept: { next: 1 } });
  await expect(write(input)).rejects.toMatchObject({ code: 'PROVIDER_AMBIGUOUS' });
  const [found] = await bench.provider.lookup(router, input, since, never, { streams: true });
  if (!found) throw new Error('It is in the list.');
  await bench.waitFor(found);
  expect((await bench.provider.result(found, never)).output).toMatchObject({ partial: false });
});

describe('what the list says of one that broke off', () => {
  test.each([
    ['what it wrote is not kept', { status_code: 200 }, { code: 'PROVIDER_AMBIGUOUS', details: { isLost: true } }],
    [
      'it was stopped with the connection',
      { status_code: 499, json_output: { detail: 'Client disconnected' } },
      { code: 'PROVIDER_AMBIGUOUS', details: { isLost: true } },
    ],
    [
      'it failed',
      { status_code: 503, json_output: { detail: 'Overloaded' } },
      { code: 'PROVIDER_FAILED', details: { status: 503 } },
    ],
    [
      'it was refused',
      { status_code: 422, json_output: { detail: [{ loc: ['body', 'prompt'], msg: 'x', type: 'string_too_long' }] } },
      { code: 'PROMPT_TOO_LONG' },
    ],
    ['its output is text', { status_code: 200, json_output: '{"output":"Whole"}' }, null],
  ])('%s', async (_, item, error) => {
    Object.assign(bench.demo.faults, { breakStream: { next: 1, pieces: 2 } });
    const request = await write();
    bench.wire.fault(list, answerWith(200, endedItem(request, item)), error ? 1 : 2);
    if (error) await expect(bench.waitFor(request)).rejects.toMatchObject(error);
    else {
      await bench.waitFor(request);
      expect((await bench.provider.result(request, never)).output).toEqual({ output: 'Whole' });
    }
  });

  test('nothing is known of it', async () => {
    const impatient = createFalProvider({ credentials: 'k', baseUrl: bench.wire.url, timeouts: { listed: 10 } });
    const unknown = { ...(await write()), requestId: 'nobody' };
    await expect(impatient.wait(unknown, never, () => {})).rejects.toMatchObject({
      code: 'PROVIDER_AMBIGUOUS',
      details: { isLost: true },
    });
  });
});

describe('an answer on the spot', () => {
  test.each<[string, number, unknown, Record<string, string>, object]>([
    ['a pause', 429, { detail: 'Slow down' }, { 'retry-after': '7' }, { code: 'PROVIDER_RATE_LIMITED' }],
    ['a gateway', 504, undefined, {}, { code: 'PROVIDER_AMBIGUOUS' }],
    [
      'its own failure',
      503,
      { detail: 'Runner died' },
      { 'x-fal-error-type': 'runner_disconnected' },
      { code: 'PROVIDER_FAILED', details: { status: 503 } },
    ],
    ['no stream', 200, { output: 'x' }, {}, { code: 'PROVIDER_AMBIGUOUS' }],
    ['no id', 200, 'data: {}\n\n', { 'content-type': 'text/event-stream' }, { code: 'PROVIDER_AMBIGUOUS' }],
  ])('%s', async (_, status, body, headers, error) => {
    const before = bench.wire.submissions();
    bench.wire.fault(submission, answerWith(status, body, headers));
    await expect(write()).rejects.toMatchObject(error);
    expect(bench.wire.submissions()).toBe(before + 1);
  });

  test('where it cannot be read while it is written, it goes through the queue', async () => {
    const other = createFalProvider({ credentials: 'k', baseUrl: bench.wire.url, streams: true });
    bench.wire.fault(submission, answerWith(404, { detail: 'Path /stream not found' }));
    for (const _ of [1, 2]) {
      const request = await other.submit(router, question(), never, { streams: true });
      expect(request.statusUrl).toContain('/queue.fal.run/');
    }
    expect(bench.wire.calls.slice(-2).map(({ path }) => path)).toEqual([
      `/queue.fal.run/${router}`,
      `/queue.fal.run/${router}`,
    ]);
  });
});

test.each([
  ['one after the other', ['data: a\n\ndata: b\n\n'], ['a', 'b']],
  ['in pieces, also of a sign', ['da', 'ta: \u{1F600}', '\n', '\ndata: b\r\n\r', '\n'], ['\u{1F600}', 'b']],
  ['of several lines, with comments and names', [': hi\nevent: x\ndata: a\ndata:b\n\n'], ['a\nb']],
  ['broken off at its end', ['data: a\n\ndata: b\n'], ['a']],
])('events %s', async (_, chunks, events) => {
  const bytes = Buffer.from(chunks.join(''));
  const pieces = chunks.length === 1 ? [bytes] : [...bytes].map((byte) => Uint8Array.of(byte));
  async function* stream() {
    yield* pieces;
  }
  const read: string[] = [];
  for await (const event of readEvents(stream())) read.push(event);
  expect(read).toEqual(events);
});
