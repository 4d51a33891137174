import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFalBench, type FalBench } from '../../../testing/fal-bench.ts';
import { answerWith, submission } from '../../../testing/fault-proxy.ts';

let bench: FalBench;
beforeAll(async () => {
  bench = await startFalBench();
});
afterAll(() => bench.close());

describe('an answer on the spot', () => {
  const misfit = {
    detail: [
      { loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' },
      { loc: ['body', 'num_images'], msg: 'Input should be less than or equal to 4', type: 'less_than_equal' },
    ],
  };
  const policy = { detail: [{ loc: ['body', 'prompt'], msg: 'Unsafe content', type: 'content_policy_violation' }] };
  test.each([
    [
      'an input that does not fit',
      422,
      misfit,
      'PROVIDER_REFUSED',
      'The model service refused the request: prompt: Field required; num_images: Input should be less than or equal to 4',
    ],
    [
      'the content',
      422,
      policy,
      'PROVIDER_CONTENT_REFUSED',
      'The model service refused the content: prompt: Unsafe content',
    ],
    [
      'a wrong key',
      401,
      { detail: 'No user found' },
      'PROVIDER_UNAUTHORIZED',
      'The model service did not accept the key: No user found',
    ],
    [
      'an empty account',
      403,
      { detail: 'User is locked. Reason: Exhausted balance.' },
      'PROVIDER_UNAUTHORIZED',
      'The model service did not accept the key: User is locked. Reason: Exhausted balance.',
    ],
    [
      'an unknown model',
      404,
      { detail: 'Application not found' },
      'PROVIDER_REFUSED',
      'The model service refused the request: Application not found',
    ],
    ['a page', 400, '<html>', 'PROVIDER_REFUSED', 'The model service refused the request.'],
    ['a redirect', 307, '', 'PROVIDER_REFUSED', 'The model service refused the request.'],
  ])('%s', async (_, status, body, code, message) => {
    const before = bench.wire.submissions();
    bench.wire.fault(submission, answerWith(status, body, { location: bench.wire.url }));
    await expect(bench.order()).rejects.toMatchObject({ code, message, retryable: false, details: { status } });
    expect(bench.wire.submissions()).toBe(before + 1);
  });

  test.each([
    ['in seconds', '7', 7],
    ['as a date', new Date(Date.now() + 90_000).toUTCString(), expect.closeTo(90, -1)],
    ['not at all', undefined, null],
  ])('a pause, told %s', async (_, header, retryAfter) => {
    const before = bench.wire.submissions();
    bench.wire.fault(
      submission,
      answerWith(429, { detail: 'Slow down' }, header === undefined ? {} : { 'retry-after': header }),
    );
    await expect(bench.order()).rejects.toMatchObject({
      code: 'PROVIDER_RATE_LIMITED',
      retryable: true,
      message: 'The model service is asking for a pause: Slow down',
      details: { status: 429, retryAfter },
    });
    expect(bench.wire.submissions()).toBe(before + 1);
  });
});
