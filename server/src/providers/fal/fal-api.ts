import { AppError } from '../../errors.ts';
import { withDeadline } from '../../network/deadline.ts';
import { describeNetworkError } from '../../network/network-error.ts';
import { readBody } from '../../network/read-body.ts';
import { readRetryAfter } from '../../network/retry-after.ts';
import { TransientError } from '../../network/retry-exchange.ts';
import { createLinkReader, type LinkReader } from './fal-links.ts';

/** What all calls to fal share. */
export interface FalApi {
  credentials: string;
  readLink: LinkReader;
  /**
   * One exchange that may safely be repeated (never a submit). Gives any status back.
   * Throws TransientError when there was no answer, CANCELLED when the caller gave up.
   */
  ask(method: 'GET' | 'PUT', link: string, signal?: AbortSignal): Promise<FalAnswer>;
}

export interface FalAnswer {
  status: number;
  headers: Headers;
  /** Undefined when it is not JSON. */
  json: unknown;
}

/** An output is links and a few numbers; more than this is not one. */
const maxBytes = 20_000_000;

export function createFalApi(options: { credentials: string; baseUrl?: string; timeoutMs: number }): FalApi {
  const { credentials, timeoutMs } = options;
  const readLink = createLinkReader(options.baseUrl);
  return {
    credentials,
    readLink,
    async ask(method, link, signal) {
      const url = readLink(link);
      try {
        return await withDeadline(timeoutMs, signal, async (own) => {
          const headers = { authorization: `Key ${credentials}`, accept: 'application/json' };
          const response = await fetch(url, { method, headers, signal: own, redirect: 'error' });
          const body = await readBody(response.body, maxBytes);
          return { status: response.status, headers: response.headers, json: parseJson(body) };
        });
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw new TransientError(describeNetworkError(error), { cause: error });
      }
    },
  };
}

/** An error of fal's doorway rather than of the request: too many questions, or a gateway that finds nobody. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

export function passingFault({ status, headers }: FalAnswer): TransientError {
  const seconds = readRetryAfter(headers.get('retry-after'));
  return new TransientError(`the answer was ${status}`, { retryAfterMs: seconds === null ? null : seconds * 1000 });
}

export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
