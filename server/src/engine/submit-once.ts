import { setTimeout as pause } from 'node:timers/promises';
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { AppError } from '../errors.ts';
import type { ImageProvider, ProviderRequest } from '../models/image-provider.ts';
import type { RunHandle } from '../nodes/node-services.ts';

const mostRetries = 4;
const longestPause = 60_000;

/** How long a lost request is looked for, in milliseconds between looks. A provider's list may lag behind. */
const looks = [0, 500, 1_000, 2_000, 4_000];
/** A request that was accepted shows in the provider's list after this, in milliseconds. */
const settledAfter = 30_000;

/**
 * Hands an input to the provider so that it is accepted once. What was surely not accepted (refused connection, 429) is
 * tried again after a pause. Where the answer was lost, the request is looked for among those that the provider has had
 * since `since`, and adopted; it is never sent again on a guess.
 */
export async function submitOnce(
  provider: ImageProvider,
  endpoint: string,
  input: Record<string, unknown>,
  since: Date,
  run: RunHandle,
): Promise<ProviderRequest> {
  const policy = retry(
    handleWhen((fault) => fault instanceof AppError && fault.retryable),
    { maxAttempts: mostRetries, backoff: new DelegateBackoff(({ attempt, result }) => pauseAfter(attempt, result)) },
  );
  const retried = policy.onRetry(({ delay }) =>
    run.progress({ message: `The image service asks for a pause: trying again in ${Math.ceil(delay / 1000)} s` }),
  );
  try {
    return await policy.execute(() => provider.submit(endpoint, input, run.signal), run.signal);
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== 'PROVIDER_AMBIGUOUS') throw fault;
    const found = await findSubmitted(provider, endpoint, input, since, run);
    if (!found) throw fault;
    return found;
  } finally {
    retried.dispose();
  }
}

/**
 * The request that the provider has had with this very input since `since`, if there is one; looked for until a request
 * would surely show. Throws PROVIDER_AMBIGUOUS when several look alike, for then nobody can tell which is ours.
 */
export async function findSubmitted(
  provider: ImageProvider,
  endpoint: string,
  input: Record<string, unknown>,
  since: Date,
  run: Pick<RunHandle, 'signal' | 'progress'>,
): Promise<ProviderRequest | undefined> {
  run.progress({ message: 'The answer was lost: looking for the request' });
  for (const delay of looks) {
    await pause(delay, undefined, { signal: run.signal });
    const [found, ...others] = await provider.findLost(endpoint, input, since, run.signal);
    if (others.length > 0) {
      const message = 'The answer of the image service was lost, and more than one request looks like ours.';
      throw new AppError('PROVIDER_AMBIGUOUS', { message });
    }
    if (found || Date.now() - since.getTime() > settledAfter) return found;
  }
  return undefined;
}

/** Seconds that the provider asked for, else 1 s, 2 s, 4 s … with jitter. In milliseconds. */
function pauseAfter(attempt: number, result: { error: Error } | object): number {
  const asked = 'error' in result && result.error instanceof AppError ? result.error.details?.retryAfter : undefined;
  const base = typeof asked === 'number' ? asked * 1_000 : 1_000 * 2 ** (attempt - 1);
  return Math.min(base, longestPause) * (1 + Math.random() / 4);
}
