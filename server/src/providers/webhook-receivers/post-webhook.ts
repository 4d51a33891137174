import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AppError } from '../../errors.ts';
import { version } from '../../settings/version.ts';
import { DeadlineError, withDeadline } from '../../network/deadline.ts';
import { describeNetworkError } from '../../network/network-error.ts';
import {
  createPublicLookup,
  PrivateAddressError,
  refusePrivatePeer,
  type Resolve,
} from '../../network/public-address.ts';
import { readRetryAfter } from '../../network/retry-after.ts';
import { createReceiverCheck, type IsAllowedHost } from './receiver-address.ts';

export interface PostOptions {
  isAllowed: IsAllowedHost;
  /** For the whole exchange; 15 s. */
  timeoutMs?: number;
  /** How names are looked up; as this computer does. */
  resolve?: Resolve;
}

interface Answer {
  status: number;
  retryAfterMs: number | null;
}

/** Bytes of an answer that are let come, so that the receiver sees its end; nothing of them is kept. */
const mostAnswer = 16_384;
const mostAnswerMs = 1_000;

/**
 * POSTs one message, over a connection of its own, to the open internet or to a host that is allowed; where a name leads is looked
 * at when the connection is made. Redirects are not followed, and of the answer only its status is looked at.
 * Throws RECEIVER_UNREACHABLE, RECEIVER_TIMED_OUT, RECEIVER_ADDRESS_REFUSED and CANCELLED.
 */
export function createWebhookPost({ isAllowed, timeoutMs = 15_000, resolve }: PostOptions) {
  const refusalOf = createReceiverCheck(isAllowed);
  const publicLookup = createPublicLookup(resolve);

  return async (
    link: string,
    message: { headers: Record<string, string>; body: string },
    signal: AbortSignal,
  ): Promise<Answer> => {
    // What was good when it was saved may not be any more: the setting may have changed.
    const refusal = refusalOf(link);
    if (refusal) throw new AppError('RECEIVER_ADDRESS_REFUSED', { message: `The address ${refusal}` });
    try {
      return await withDeadline(timeoutMs, signal, async (own) => {
        const answer = await send(new URL(link), message, own);
        letEnd(answer);
        const seconds = readRetryAfter(answer.headers['retry-after']);
        return { status: answer.statusCode ?? 0, retryAfterMs: seconds === null ? null : seconds * 1_000 };
      });
    } catch (error) {
      throw explain(error);
    }
  };

  function send(
    url: URL,
    { headers, body }: { headers: Record<string, string>; body: string },
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const isGuarded = !isAllowed(url);
    const open = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((done, reject) => {
      const request = open(
        url,
        {
          method: 'POST',
          agent: false,
          lookup: isGuarded ? publicLookup : undefined,
          signal,
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': `visualadgen/${version}`,
          },
        },
        done,
      ).on('error', reject);
      if (isGuarded) request.once('socket', refusePrivatePeer);
      request.end(body);
    });
  }
}

/** Neither a long answer nor one that does not end keeps anybody. */
function letEnd(answer: IncomingMessage): void {
  let length = 0;
  const timer = setTimeout(() => answer.destroy(), mostAnswerMs);
  timer.unref();
  answer
    .on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > mostAnswer) answer.destroy();
    })
    .on('error', () => {})
    .on('close', () => clearTimeout(timer));
}

function explain(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof PrivateAddressError)
    return new AppError('RECEIVER_ADDRESS_REFUSED', {
      message: 'The name of the receiver leads to an address that is not on the open internet.',
      cause: error,
    });
  const message = `The receiver could not be reached: ${describeNetworkError(error)}.`;
  return error instanceof DeadlineError
    ? new AppError('RECEIVER_TIMED_OUT', { message, cause: error })
    : new AppError('RECEIVER_UNREACHABLE', { message, cause: error });
}
