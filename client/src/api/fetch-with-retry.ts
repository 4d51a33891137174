import { connection } from './connection.ts';

/** Seconds; for an answer that does not say, and at most. */
const usualPause = 5;
const longestPause = 60;

/**
 * `fetch` for the API: what is refused for the moment, because this person asked for too much in one minute, was not done, so it is sent again
 * when the server says. The page says so meanwhile.
 */
export async function fetchWithRetry(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  for (;;) {
    const response = await fetch(input, init);
    if (response.status !== 429) return response;
    connection.reportLimited();
    await pause(Number(response.headers.get('retry-after')) || usualPause, init?.signal);
  }
}

function pause(seconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, Math.min(seconds, longestPause) * 1_000);
  signal?.addEventListener('abort', () => {
    clearTimeout(timer);
    reject(signal.reason as Error);
  });
  return promise;
}
