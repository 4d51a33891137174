import type { IncomingMessage, ServerResponse } from 'node:http';

/** One exchange that the gateway has let through. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Below `/auth/v1` or `/storage/v1`, without the query. */
  path: string;
  query: URLSearchParams;
  body: Buffer;
  /** As what a key or a session lets its sender act. */
  role: 'anon' | 'authenticated' | 'service_role';
  userId: string | null;
  /** The bearer token, where it is a session's. */
  session: string | null;
}

export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): undefined {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Auth's refusals; clients that say which version of the API they speak are answered in that one. */
export function refuseAuth({ request, response }: Exchange, status: number, code: string, message: string): undefined {
  const isNew = request.headers['x-supabase-api-version'] === '2024-01-01';
  const body = isNew ? { code, message } : { code: status, error_code: code, msg: message };
  send(response, status, body, {
    'x-sb-error-code': code,
    ...(isNew && { 'x-supabase-api-version': '2024-01-01' }),
  });
}

/** Storage's refusals: the real status is in the body, and on the wire it is 400 for most. */
export function refuseStorage({ response }: Exchange, status: number, error: string, message: string): void {
  send(response, 400, { statusCode: String(status), error, message });
}

export function readJson(body: Buffer): Record<string, unknown> {
  return body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>);
}
