import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { sendBody } from './send-body.ts';

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

/** Sends a Fetch response; one that comes in parts, part by part. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  if (answer.body && !isStream(answer.headers.get('content-type'))) {
    return sendBody(response, answer.status, headers, Buffer.from(await answer.arrayBuffer()));
  }
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

function isStream(contentType: string | null): boolean {
  return /^(text\/event-stream|multipart\/)/.test(contentType ?? '');
}
