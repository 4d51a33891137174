import type { IncomingMessage, ServerResponse } from 'node:http';
import { FalError, refused } from './fal-error.ts';

/** One request with its answer to be. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** The path's steps after the host's. */
  path: string[];
  query: URLSearchParams;
}

/** A part of the API; says whether the request was its own. */
export type Route = (exchange: Exchange) => Promise<boolean> | boolean;

export function sendJson(
  { response }: Exchange,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  if (response.destroyed || response.headersSent) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

export const sendError = (exchange: Exchange, error: FalError): void =>
  sendJson(exchange, error.status, error.body, error.headers);

export async function readBody({ request }: Exchange, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes)
      throw new FalError(413, { detail: `Request body is larger than ${mostBytes} bytes` }, { connection: 'close' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Room for a 20 MB file as a data URI. */
const MOST_JSON = 30 * 1024 * 1024;

export async function readJson(exchange: Exchange): Promise<unknown> {
  const text = (await readBody(exchange, MOST_JSON)).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refused(400, 'Invalid JSON in the request body');
  }
}

/** Any key will do, but there must be one. */
export function requireKey({ request }: Exchange): void {
  if (!/^Key \S+/.test(request.headers.authorization ?? ''))
    throw refused(401, 'Authentication is required to access this application.');
}
