import { AppError } from '../../errors.ts';
import type { ProviderRequest } from '../../models/provider.ts';
import { retryExchange, TransientError } from '../../network/retry-exchange.ts';
import { isPassing, passingFault, type FalAnswer, type FalApi } from './fal-api.ts';
import { readComplaints } from './fal-words.ts';
import { readRefusal } from './read-refusal.ts';

/** Quick ones, for a hiccup of the way; who waits longer, and how that is told, the caller decides. */
const tries = 4;

/**
 * The output of a finished request, and what it was billed at (`x-fal-billable-units`, which fal's own client drops).
 * `knownToHaveFailed`: its status said so, and any worded error is its own.
 * Throws what the model failed with, in fal's words, or PROVIDER_UNAVAILABLE while the result is out of reach: it was paid for and
 * is to be fetched later.
 */
export async function fetchResult(
  api: FalApi,
  request: ProviderRequest,
  signal: AbortSignal,
  knownToHaveFailed = false,
): Promise<{ output: unknown; billableUnits: string | null }> {
  try {
    const answer = await retryExchange({ tries, signal }, async () =>
      readAnswer(await api.ask('GET', request.responseUrl, signal), knownToHaveFailed),
    );
    return { output: answer.json, billableUnits: answer.headers.get('x-fal-billable-units') };
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    const message = `The result of the model service could not be fetched: ${error.message}.`;
    throw new AppError('PROVIDER_UNAVAILABLE', { message, cause: error });
  }
}

/**
 * A 5xx here is either the model's own failure or one of the way to it, which says nothing of the picture. fal names its own
 * (`X-Fal-Error-Type`, or a list of complaints); a bare sentence may be either, and is asked for again.
 */
function readAnswer(answer: FalAnswer, knownToHaveFailed: boolean): FalAnswer {
  const { status, headers, json } = answer;
  if (status >= 200 && status < 300) {
    if (json === undefined) throw new TransientError('the result could not be read');
    return answer;
  }
  const complaints = readComplaints(json);
  const named = headers.has('x-fal-error-type') || complaints.some(({ type }) => type !== null);
  const itsOwn = named || (knownToHaveFailed && complaints.length > 0);
  if (status === 429 || (isPassing(status) && !itsOwn)) throw passingFault(answer);
  throw readRefusal(answer);
}
