import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** A node request as the Fetch standard has it, aborted when the client goes away; `origin` is where it was sent to. */
export function toRequest(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer | null,
  origin: string,
): Request {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request(new URL(request.url ?? '/', origin), {
    method: request.method,
    headers,
    signal: gone.signal,
    ...(body && { body: new Uint8Array(body) }),
  });
}

/** Sends a Fetch response, streaming its body. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  response.writeHead(answer.status, headers);
  if (!answer.body) return void response.end();
  response.flushHeaders();
  try {
    await pipeline(answer.body as AsyncIterable<Uint8Array>, response);
  } catch {
    // The client went away in the middle; nobody is left to tell.
    response.destroy();
  }
}
