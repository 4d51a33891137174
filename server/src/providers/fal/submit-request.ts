import { AppError } from '../../errors.ts';
import type { ProviderRequest, SubmitOptions } from '../../models/provider.ts';
import { parseJson, type FalApi } from './fal-api.ts';
import { AnswerLostError, NotSentError, postOnce, type PostTimes, TooLateError } from './post-once.ts';
import { readAccepted } from './provider-request.ts';
import { readRefusal } from './read-refusal.ts';

export interface Order extends SubmitOptions {
  endpoint: string;
  input: Record<string, unknown>;
  signal: AbortSignal;
  times: PostTimes;
}

/**
 * Orders a picture: exactly one POST to `https://queue.fal.run/{endpoint}`. fal's own client is not used here, because its submit
 * sends the order again after a reset or a 504, up to four times, whatever it is told about retries.
 *
 * fal says of 4xx (and so of 429) that nothing was accepted, and nothing else is known of 5xx: a gateway may fail after the queue
 * has taken the order. So every 5xx, every lost answer, and a success that cannot be read are PROVIDER_AMBIGUOUS.
 */
export async function submitRequest(
  api: FalApi,
  { endpoint, input, signal, times, maySend, webhookUrl }: Order,
): Promise<ProviderRequest> {
  const url = api.readLink(`https://queue.fal.run/${endpoint}`);
  if (webhookUrl) url.searchParams.set('fal_webhook', webhookUrl);
  const headers = {
    authorization: `Key ${api.credentials}`,
    'content-type': 'application/json',
    accept: 'application/json',
  };
  const post = { url, headers, body: JSON.stringify(input), signal, times, maySend };
  const answer = await postOnce(post).catch((error: unknown) => {
    throw nameError(error, signal);
  });
  const { status } = answer;
  const json = parseJson(answer.body);
  if (status >= 500) throw ambiguous(`the answer was ${status}`, { status });
  if (status < 200 || status >= 300) throw readRefusal({ status, headers: answer.headers, json });
  const request = readAccepted(json);
  if (request === null) throw ambiguous('the answer could not be read', { status });
  return request;
}

function nameError(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof AnswerLostError) return ambiguous(error.message, {}, error);
  if (!(error instanceof NotSentError)) return error;
  if (signal.aborted) return new AppError('CANCELLED', { cause: error });
  if (error instanceof TooLateError) {
    const message = 'This server was held up, so that the request was not sent.';
    return new AppError('PROVIDER_UNAVAILABLE', { message, details: { reason: 'HELD_UP' }, cause: error });
  }
  return new AppError('PROVIDER_UNAVAILABLE', {
    message: `The model service cannot be reached: ${error.message}.`,
    cause: error,
  });
}

function ambiguous(reason: string, details: Record<string, unknown>, cause?: unknown): AppError {
  return new AppError('PROVIDER_AMBIGUOUS', { details: { reason, ...details }, cause });
}
