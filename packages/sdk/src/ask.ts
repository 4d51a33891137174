import { pause } from './pause.ts';
import { VisualAdGenError } from './visual-ad-gen-error.ts';

export interface Connection {
  /** Such as `https://ads.example`. */
  url: string;
  token: string;
  fetch: typeof fetch;
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; retryAfter?: number } }[];
}

export interface Refusal {
  __typename: string;
  code?: string;
  message?: string;
}

/** How often a server is asked that is away or busy. What starts a run has a key, so that it is started once. */
const tries = 5;

/** Sends one operation and gives its data. Throws VisualAdGenError. */
export async function ask<Data>(
  connection: Connection,
  query: string,
  variables: object,
  signal?: AbortSignal,
): Promise<Data> {
  for (let attempt = 1; ; attempt += 1) {
    const { answer, wait } = await send<Data>(connection, query, variables, signal);
    const [error] = answer?.errors ?? [];
    if (answer?.data && !error) return answer.data;
    const mayRetry = wait !== null && attempt < tries;
    if (!mayRetry) throw toError(error);
    await pause(wait * 1000 || 250 * 2 ** attempt, signal);
  }
}

/** Throws what a mutation says instead of its payload. */
export function unwrap<Result extends Refusal>(result: Result): Result {
  const { __typename: _, code, message, ...details } = result;
  if (code === undefined) return result;
  throw new VisualAdGenError(code, message ?? code, details);
}

/** `wait`: seconds after which to ask again, 0 for a little while; null where it would be of no use. */
async function send<Data>({ url, token, fetch }: Connection, query: string, variables: object, signal?: AbortSignal) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal: signal ?? null };
  const response = await fetch(`${url}/graphql`, request).catch((cause: unknown) => {
    signal?.throwIfAborted();
    return cause instanceof TypeError ? null : Promise.reject(cause);
  });
  if (!response) return { answer: null, wait: 0 };
  const answer = (await response.json().catch(() => null)) as Answer<Data> | null;
  const isBusy = response.status === 429 || response.status >= 500;
  const after = answer?.errors?.[0]?.extensions?.retryAfter ?? Number(response.headers.get('retry-after') ?? 0);
  return { answer, wait: isBusy ? after : null };
}

function toError(error: { message: string; extensions?: { code?: string } } | undefined): VisualAdGenError {
  const { code = 'UNREACHABLE', ...details } = error?.extensions ?? {};
  return new VisualAdGenError(code, error?.message ?? 'The server cannot be reached.', details);
}
