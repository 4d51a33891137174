import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { describeNetworkError } from '../../network/network-error.ts';
import { readBody } from '../../network/read-body.ts';

/** The other side has seen nothing of the request. */
export class NotSentError extends Error {
  override readonly name: string = 'NotSentError';
}

/** This process was held up, and nobody counts on the request any more. */
export class TooLateError extends NotSentError {
  override readonly name = 'TooLateError';
}

/** The request went out, or may have, and no whole answer came back: nobody here knows what became of it. */
export class AnswerLostError extends Error {
  override readonly name = 'AnswerLostError';
}

export interface PostTimes {
  /** Until the connection stands, TLS included. */
  connectMs: number;
  /** From then until the whole answer is here. */
  answerMs: number;
  /** How long to wait for the answer still when the caller gives up after the request went out. */
  graceMs: number;
}

export interface Post {
  url: URL;
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
  times: PostTimes;
  /** Asked at the last moment before bytes leave. */
  maySend?: (() => boolean) | undefined;
}

export interface PostAnswer {
  status: number;
  headers: Headers;
  /** Empty where the answer is a stream of events. */
  body: Buffer;
  /** Of an answer that comes little by little: whoever asked reads it to its end. */
  events?: IncomingMessage;
}

/**
 * One POST, for calls that cost money. It is made with node's plain client because both `fetch` and fal's own client repeat a
 * request by themselves in some cases, and because only a socket tells for certain whether anything was sent:
 * - until the connection stands (and TLS with it), every error and every abort is a NotSentError;
 * - from then on, an error is an AnswerLostError, whatever its name. An abort waits for the answer a moment longer, for with the
 *   answer the caller can cancel what it has just ordered, and without it nobody can.
 * Until then nothing is handed to the connection, and `maySend` has the last word: what a frozen process wakes up with in its
 * hands may have been given up by others since (TooLateError).
 * - what comes little by little (`text/event-stream`) is given back as soon as its head is here, and read by the caller.
 *
 * Redirects are not followed. No connection is shared or kept (`agent: false`; a `Connection: close` header alone does not keep node's
 * global agent from using it again), so that no order goes out on one that the other side has just closed.
 */
export function postOnce({ url, headers, body, signal, times, maySend = () => true }: Post) {
  return new Promise<PostAnswer>((resolve, reject) => {
    if (signal.aborted) return reject(new NotSentError('it was cancelled before it was sent'));
    let sent = false;
    let ended = false;
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });

    const timer = { current: setTimeout(() => fail(new Error('no connection in time')), times.connectMs) };
    const restartTimer = (milliseconds: number, words: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => fail(new Error(words)), milliseconds);
    };
    const finish = (settle: () => void, isOver = true) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer.current);
      signal.removeEventListener('abort', onAbort);
      settle();
      if (isOver) request.destroy();
    };
    const fail = (cause: unknown) => {
      const words = cause instanceof Error && !('code' in cause) ? cause.message : describeNetworkError(cause);
      finish(() => reject(cause instanceof NotSentError ? cause : toFault(sent, words, cause)));
    };
    const onAbort = () => {
      if (sent) restartTimer(times.graceMs, 'it was cancelled while the answer was on its way');
      else fail(new Error('it was cancelled before it was sent'));
    };

    signal.addEventListener('abort', onAbort, { once: true });
    request.on('error', fail);
    onceConnected(request, () => {
      if (ended) return;
      if (!maySend()) return fail(new TooLateError('this server was held up'));
      sent = true;
      restartTimer(times.answerMs, 'no answer in time');
      request.end(body);
    });
    request.on('response', (response) => {
      readAnswer(response).then((answer) => finish(() => resolve(answer), !answer.events), fail);
    });
  });
}

function toFault(sent: boolean, words: string, cause: unknown): Error {
  return sent ? new AnswerLostError(words, { cause }) : new NotSentError(words, { cause });
}

/** Calls back as soon as the connection stands, TLS included. */
function onceConnected(request: ClientRequest, callback: () => void): void {
  request.on('socket', (socket: Socket) => {
    if (!socket.connecting) callback();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', callback);
  });
}

async function readAnswer(response: IncomingMessage): Promise<PostAnswer> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const status = response.statusCode ?? 0;
  const isStream = status >= 200 && status < 300 && /^text\/event-stream\b/.test(headers.get('content-type') ?? '');
  if (isStream) return { status, headers, body: Buffer.alloc(0), events: response };
  return { status, headers, body: await readBody(response, 5_000_000) };
}
