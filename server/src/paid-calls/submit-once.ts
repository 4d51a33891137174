import { AppError } from '../errors.ts';
import type { ProviderRequest } from '../models/provider.ts';
import type { RunHandle } from '../nodes/node-services.ts';
import { claimRequest, endGeneration, endIntent, renewIntent, withdrawIntent } from '../store/paid-calls.ts';
import type { GenerationRow } from '../store/tables.ts';
import { findSubmitted, type Search } from './find-submitted.ts';
import { callEnd, isCancelled } from './how-it-ends.ts';
import { LeaseLost } from './lease-lost.ts';
import { retryPassing, type RetryPatience } from './retry-passing.ts';
import { openSendWindow, type SendWindow } from './send-window.ts';

export interface Submission extends Search {
  generation: GenerationRow;
  /** How long a request may be on its way to the wire, in milliseconds. */
  sendWithinMs: number;
  webhookUrl: string | null;
  patience: RetryPatience;
  /** Another model may be asked instead: a pause that the provider asks for is thrown. */
  givesWay: boolean;
}

/** An intent of our own that was just written, and the right to send its request. */
export type Fresh = { window: SendWindow } | undefined;

/**
 * Hands a generation's input to the provider so that it is accepted once, and writes down which request came of it.
 *
 * - What was surely not accepted (refused connection, 429) is tried again after a pause, each time under an intent that is
 *   written anew while this server still has the run.
 * - Where the answer was lost, or another server left the intent behind (`fresh` is undefined), the request is looked for
 *   and adopted. Only what would surely show by now and does not is sent again; and what we have sent ourselves and not
 *   found is left to the next try, for nobody may pay twice on a guess.
 *
 * Where the provider cannot look anything up, a lost answer is LostForGood: the caller counts it, and may order anew.
 *
 * Throws PROVIDER_AMBIGUOUS with the intent left open, or what the provider refused it with, the generation ended.
 */
export async function submitOnce(submission: Submission, fresh: Fresh, run: RunHandle): Promise<ProviderRequest> {
  const { generation } = submission;
  if (!fresh) {
    const left = await findSubmitted(submission, generation.id, run);
    if (left) return left;
  }
  try {
    return await keep(submission, await send(submission, fresh?.window, run), run);
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    const found = await findSubmitted(submission, generation.id, run);
    if (found) return found;
    throw new AppError('PROVIDER_AMBIGUOUS', { details: { ...error.details, candidates: [] }, cause: error });
  }
}

async function send(submission: Submission, granted: SendWindow | undefined, run: RunHandle): Promise<ProviderRequest> {
  const { database, route, generation, webhookUrl, sendWithinMs, ask, givesWay } = submission;
  let window = granted;
  try {
    const exchange = async () => {
      if (!window?.isOpen()) {
        window = openSendWindow(sendWithinMs);
        if (!(await renewIntent(database.service, generation.id, run.leaseEpoch))) throw new LeaseLost();
      }
      const maySend = () => window?.isOpen() ?? false;
      const { endpoint, provider, model } = route;
      const options = { maySend, webhookUrl, streams: model?.streams };
      return provider.submit(endpoint, generation.parameters, run.signal, options);
    };
    return await ask(exchange, { givesWay });
  } catch (error) {
    if (!isAmbiguous(error)) await letGo(submission, error, run);
    throw error;
  }
}

/** Nothing was accepted, so that there is nothing to look for. What another server has in its hands stays as it is. */
async function letGo({ database, generation }: Submission, error: unknown, run: RunHandle): Promise<void> {
  if (error instanceof LeaseLost) return;
  if (isCancelled(run.signal)) await endGeneration(database.service, generation.id, callEnd(new AppError('CANCELLED')));
  else if (run.signal.aborted) await withdrawIntent(database.service, generation.id, run.leaseEpoch);
  else if (error instanceof AppError) await endIntent(database.service, generation.id, run.leaseEpoch, callEnd(error));
}

/** The answer proves whose the request is. When the generation has another by now, this one is nobody's: it is called off. */
async function keep(submission: Submission, request: ProviderRequest, run: RunHandle): Promise<ProviderRequest> {
  const { database, route, generation } = submission;
  const write = () => claimRequest(database.service, generation.id, request, { isTold: false });
  const claim = await retryPassing(run, write, submission.patience);
  if (typeof claim === 'object') return request;
  await route.provider.cancel(request);
  throw new LeaseLost();
}

function isAmbiguous(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'PROVIDER_AMBIGUOUS';
}
