import type { IncomingMessage, ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Answers a page of an allowed origin as one's own, so that its browser lets it read the answer. */
export function letIn(handle: Handler): Handler {
  return (request, response) => {
    setCorsOrigin(request, response);
    response.setHeader('access-control-expose-headers', 'retry-after, x-request-id, ratelimit, ratelimit-policy');
    return handle(request, response);
  };
}

/** What a browser asks before it sends a page's request. No cookies are ever needed, so none are let through. */
export function answerPreflight(methods: readonly string[]): Handler {
  return (request, response) => {
    setCorsOrigin(request, response);
    response.writeHead(204, {
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers':
        'authorization, content-type, apikey, x-client-info, x-supabase-api-version, x-request-id, traceparent',
      'access-control-max-age': '600',
    });
    response.end();
  };
}

function setCorsOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '');
  response.setHeader('vary', 'origin');
}
