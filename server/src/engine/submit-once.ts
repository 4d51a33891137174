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

export interface Submission {
  provider: ImageProvider;
  endpoint: string;
  input: Record<string, unknown>;
  /** When the intent was written; nothing that the provider had before can be ours. */
  since: Date;
  /** Those of the given requests that belong to another attempt. */
  listClaimed(requestIds: readonly string[]): Promise<ReadonlySet<string | null>>;
}

type Reporting = Pick<RunHandle, 'signal' | 'progress'>;

/**
 * Hands an input to the provider so that it is accepted once. What was surely not accepted (refused connection, 429) is
 * tried again after a pause. Where the answer was lost, the request is looked for among those that the provider has had
 * since, and adopted; it is never sent again on a guess.
 */
export async function submitOnce(submission: Submission, run: Reporting): Promise<ProviderRequest> {
  const { provider, endpoint, input } = submission;
  const policy = retry(
    handleWhen((fault) => fault instanceof AppError && fault.retryable),
    { maxAttempts: mostRetries, backoff: new DelegateBackoff(({ attempt, result }) => pauseAfter(attempt, result)) },
  );
  const retried = policy.onRetry(({ delay }) => {
    run.progress({ message: `The image service asks for a pause: trying again in ${Math.ceil(delay / 1000)} s` });
  });
  try {
    return await policy.execute(() => provider.submit(endpoint, input, run.signal), run.signal);
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== 'PROVIDER_AMBIGUOUS') throw fault;
    const found = await findSubmitted(submission, run);
    if (!found) throw fault;
    return found;
  } finally {
    retried.dispose();
  }
}

/**
 * The request that the provider has had with this very input and that nobody else has claimed, if there is one; looked
 * for until it would surely show. Of several that look alike nobody can tell which is ours; others may claim theirs in the
 * meantime. Throws PROVIDER_AMBIGUOUS when several are left in the end.
 */
export async function findSubmitted(submission: Submission, run: Reporting): Promise<ProviderRequest | undefined> {
  const { provider, endpoint, input, since, listClaimed } = submission;
  run.progress({ message: 'The answer was lost: looking for the request' });
  let candidates: ProviderRequest[] = [];
  for (const delay of looks) {
    await pause(delay, undefined, { signal: run.signal });
    const alike = await provider.findLost(endpoint, input, since, run.signal);
    const claimed = await listClaimed(alike.map(({ requestId }) => requestId));
    candidates = alike.filter(({ requestId }) => !claimed.has(requestId));
    if (candidates.length === 1) return candidates[0];
    if (candidates.length === 0 && Date.now() - since.getTime() > settledAfter) return undefined;
  }
  if (candidates.length === 0) return undefined;
  const message = 'The answer of the image service was lost, and more than one request looks like ours.';
  throw new AppError('PROVIDER_AMBIGUOUS', { message });
}

/** Seconds that the provider asked for, else 1 s, 2 s, 4 s … with jitter. In milliseconds. */
function pauseAfter(attempt: number, result: { error: Error } | object): number {
  const asked = 'error' in result && result.error instanceof AppError ? result.error.details?.retryAfter : undefined;
  const base = typeof asked === 'number' ? asked * 1_000 : 1_000 * 2 ** (attempt - 1);
  return Math.min(base, longestPause) * (1 + Math.random() / 4);
}
