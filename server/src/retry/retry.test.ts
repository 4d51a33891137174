import { expect, test } from 'vitest';
import { retry, type RetryOptions } from './retry.ts';

const quick: RetryOptions = { backoff: (failures) => (failures > 3 ? null : 0) };

/** Fails with these, one after the other, and then goes well. */
async function tryWith(errors: readonly string[], options: RetryOptions) {
  let tries = 0;
  const ended = await retry(async () => {
    const error = errors[tries++];
    if (error !== undefined) throw new Error(error);
    return 'well';
  }, options).catch((error: Error) => error.message);
  return { ended, tries };
}

test.each<[string, string[], RetryOptions, string, number]>([
  ['goes on until it goes well', ['a', 'a'], quick, 'well', 3],
  ['throws what does not pass in so many tries', Array<string>(9).fill('a'), quick, 'a', 4],
  [
    'throws at once what will not pass',
    ['a', 'b', 'a'],
    { ...quick, mayPass: (e) => String(e) !== 'Error: b' },
    'b',
    2,
  ],
  ['counts each cause by itself', ['a', 'a', 'a', 'b', 'b', 'b'], { ...quick, causeOf: String }, 'well', 7],
  ['begins no other try after its time', ['a', 'a'], { ...quick, withinMs: -1 }, 'a', 1],
  ['makes none where it is aborted', ['a', 'a'], { ...quick, signal: AbortSignal.abort() }, 'a', 1],
])('it %s', async (_, errors, options, ended, tries) => {
  expect(await tryWith(errors, options)).toEqual({ ended, tries });
});

test('each failure that is followed by a try is told, with its pause, and an abort ends the pause with its reason', async () => {
  const stop = new AbortController();
  const told: unknown[] = [];
  const options: RetryOptions = {
    backoff: () => 3_600_000,
    signal: stop.signal,
    onRetry: (error, pauseMs) => {
      told.push(String(error), pauseMs);
      stop.abort(new Error('stopped'));
    },
  };
  expect(await tryWith(['a'], options)).toEqual({ ended: 'stopped', tries: 1 });
  expect(told).toEqual(['Error: a', 3_600_000]);
});
