import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connection } from './connection.ts';
import { fetchWithRetry } from './fetch-with-retry.ts';

const answers: Response[] = [];
const sent = vi.fn(async () => answers.shift() ?? new Response('{}'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', sent);
  sent.mockClear();
});
afterEach(() => {
  connection.reportReached();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const tooMuch = () => new Response('{}', { status: 429, headers: { 'retry-after': '12' } });

test('what was refused for the moment is sent again when the server says, and the page knows meanwhile', async () => {
  answers.push(tooMuch());
  const answer = fetchWithRetry('/graphql', { method: 'POST' });
  await vi.advanceTimersByTimeAsync(11_900);
  expect(sent).toHaveBeenCalledTimes(1);
  expect(connection.getState()).toBe('limited');
  await vi.advanceTimersByTimeAsync(100);
  expect((await answer).status).toBe(200);
  expect(sent).toHaveBeenCalledTimes(2);
});

test('what nobody waits for any more is not sent again', async () => {
  answers.push(tooMuch());
  const leave = new AbortController();
  const answer = fetchWithRetry('/graphql', { signal: leave.signal });
  const refused = expect(answer).rejects.toThrow('left');
  await vi.advanceTimersByTimeAsync(1_000);
  leave.abort(new Error('left'));
  await refused;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveBeenCalledTimes(1);
});
