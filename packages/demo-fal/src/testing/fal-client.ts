import { createFalClient, type FalClient } from '@fal-ai/client';

/** The real client, pointed at a demo server as the program points it: by rewriting the host into the path. */
export function clientOf(url: string): FalClient {
  return createFalClient({
    credentials: 'demo-key',
    retry: { maxRetries: 0 },
    requestMiddleware: (request) =>
      Promise.resolve({ ...request, url: request.url.replace(/^https:\/\/([\w.]+)/, `${url}/$1`) }),
  });
}

/** One POST, as the program submits: never sent again by itself. */
export function submit(url: string, endpoint: string, input: unknown, query = ''): Promise<Response> {
  return fetch(`${url}/queue.fal.run/${endpoint}${query}`, {
    method: 'POST',
    headers: { authorization: 'Key demo', 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
}

export const get = (url: string): Promise<Response> => fetch(url, { headers: { authorization: 'Key demo' } });

/** Follows the job's event stream to its end, then reads the result. */
export async function resultOf(submitted: { status_url: string; response_url: string }): Promise<Response> {
  await (await get(`${submitted.status_url}/stream`)).text();
  return get(submitted.response_url);
}
