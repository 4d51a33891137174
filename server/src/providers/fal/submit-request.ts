import { AppError } from '../../errors.ts';
import type { ProviderRequest, SubmitOptions } from '../../models/provider.ts';
import { parseJson, type FalApi } from './fal-api.ts';
import { listedRequest } from './listed-request.ts';
import type { OpenStreams } from './open-streams.ts';
import { AnswerLostError, NotSentError, type PostAnswer, postOnce, type PostTimes, TooLateError } from './post-once.ts';
import { readAccepted } from './provider-request.ts';
import { readRefusal } from './read-refusal.ts';

export interface Order extends Omit<SubmitOptions, 'streams'> {
  endpoint: string;
  input: Record<string, unknown>;
  signal: AbortSignal;
  times: PostTimes;
}

/**
 * Orders an answer: exactly one POST to `https://queue.fal.run/{endpoint}`. fal's own client is not used here, because its submit
 * sends the order again after a reset or a 504, up to four times, whatever it is told about retries.
 */
export async function submitRequest(api: FalApi, order: Order): Promise<ProviderRequest> {
  const url = api.readLink(`https://queue.fal.run/${order.endpoint}`);
  if (order.webhookUrl) url.searchParams.set('fal_webhook', order.webhookUrl);
  const answer = await post(api, url, order, 'application/json');
  const { status } = answer;
  if (status < 200 || status >= 300) throw refused(answer);
  const request = readAccepted(parseJson(answer.body));
  if (request === null) throw ambiguous('the answer could not be read', { status });
  return request;
}

/**
 * Orders an answer that is read while it is written: exactly one POST to `https://fal.run/{endpoint}/stream`, which is in no queue. Its
 * id comes with the head of the answer, and the rest is read on from then. Null where the endpoint has no such path: nothing was
 * accepted.
 */
export async function submitStream(api: FalApi, streams: OpenStreams, order: Order): Promise<ProviderRequest | null> {
  const url = api.readLink(`https://fal.run/${order.endpoint}/stream`);
  const answer = await post(api, url, order, 'text/event-stream');
  const { status, events } = answer;
  if (status === 404 || status === 405) return null;
  // What fal itself names has ended, and is not billed; what a gateway says tells nothing of it.
  if (answer.headers.has('x-fal-error-type')) throw readRefusal({ ...answer, json: parseJson(answer.body) });
  if (status < 200 || status >= 300) throw refused(answer);
  const requestId = answer.headers.get('x-fal-request-id');
  if (!events || !requestId) {
    events?.destroy();
    throw ambiguous('the answer could not be read', { status });
  }
  // It keeps no process alive that is to stop; the next one finds the answer in the list.
  events.socket.unref();
  events.setTimeout(longestSilenceMs, () => events.destroy(new Error('nothing more came')));
  streams.open(requestId, events);
  return listedRequest(order.endpoint, requestId);
}

/** Between two pieces of what is written, in milliseconds. */
const longestSilenceMs = 60_000;

/**
 * fal says of 4xx (and so of 429) that nothing was accepted, and nothing else is known of 5xx: a gateway may fail after the order
 * was taken. So every 5xx, every lost answer, and a success that cannot be read are PROVIDER_AMBIGUOUS.
 */
function refused({ status, headers, body }: PostAnswer): AppError {
  if (status >= 500) return ambiguous(`the answer was ${status}`, { status });
  return readRefusal({ status, headers, json: parseJson(body) });
}

function post(
  api: FalApi,
  url: URL,
  { input, signal, times, maySend }: Order,
  accept: 'application/json' | 'text/event-stream',
): Promise<PostAnswer> {
  const headers = { authorization: `Key ${api.credentials}`, 'content-type': 'application/json', accept };
  return postOnce({ url, headers, body: JSON.stringify(input), signal, times, maySend }).catch((error: unknown) => {
    throw nameError(error, signal);
  });
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
