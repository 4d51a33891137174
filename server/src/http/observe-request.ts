import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Observer } from '../observe/observer.ts';
import { openRequestContext, type RequestContext } from '../observe/request-context.ts';

/** On the request itself: to look it up by its request elsewhere took longer than all the rest of this file. */
const ownContext = Symbol('requestContext');

interface Followed extends IncomingMessage {
  [ownContext]?: RequestContext;
}

/** What follows this request; opened now where nobody has done so. */
export function requestContextOf(request: Followed): RequestContext {
  return (request[ownContext] ??= openRequestContext(request.headers['x-request-id'], request.headers.traceparent));
}

/** Tells an observer of a request from here to its end, and the client its id. */
export function observeRequest(
  observer: Observer,
  request: IncomingMessage,
  response: ServerResponse,
  route: string,
): void {
  const followed = requestContextOf(request);
  const asked = { method: request.method ?? 'GET', path: (request.url ?? '/').split('?', 1)[0] ?? '/', route };
  const began = performance.now();
  response.setHeader('x-request-id', followed.requestId);
  observer.requestBegan(followed, asked);
  // A stream of events has ten that wait for its end already, which is where Node begins to warn.
  response.setMaxListeners(20);
  response.once('close', () => {
    observer.requestEnded(followed, asked, {
      status: response.statusCode,
      milliseconds: performance.now() - began,
      isStream: String(response.getHeader('content-type')).startsWith('text/event-stream'),
    });
  });
}
