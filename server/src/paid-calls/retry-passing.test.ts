import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { retryPassing } from './retry-passing.ts';

const full = new AppError('STORAGE_UNAVAILABLE', { details: { reason: 'DISK_FULL' } });
const away = new AppError('STORAGE_UNAVAILABLE');

/** Something that fails so often with this fault; the pauses that were told, each of them cut short, and what came of it. */
async function tryWith(fault: AppError, times: number, options: { mostRetries: number; longestPauseMs: number }) {
  const pauses: number[] = [];
  let tries = 0;
  const attempt = async () => {
    tries += 1;
    if (tries <= times) throw fault;
    return 'kept';
  };
  const run = { signal: new AbortController().signal, retrying: (_: unknown, ms: number) => void pauses.push(ms) };
  const ended = await retryPassing(run, attempt, { firstPauseMs: 1, ...options }).catch((end: unknown) => end);
  return { ended, tries, pauses };
}

test('while a disk is full it is tried three times as often', async () => {
  const options = { mostRetries: 4, longestPauseMs: 4 };
  expect(await tryWith(full, 12, options)).toMatchObject({ ended: 'kept', tries: 13 });
  expect(await tryWith(full, 99, options)).toMatchObject({ ended: full, tries: 13 });
  expect(await tryWith(away, 99, options)).toMatchObject({ ended: away, tries: 5 });
});
