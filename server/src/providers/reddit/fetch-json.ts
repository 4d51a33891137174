import { AppError } from '../../errors.ts';
import { withDeadline } from '../../network/deadline.ts';
import { describeNetworkError } from '../../network/network-error.ts';
import { BodyTooLargeError, readBody } from '../../network/read-body.ts';
import { SourceError } from './reddit-source.ts';

const maxBytes = 5_000_000;

export interface JsonAnswer {
  status: number;
  headers: Headers;
  /** Undefined when the body is not JSON. */
  json: unknown;
}

export interface JsonRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
  signal: AbortSignal;
}

/**
 * One exchange: at most 5 MB, within the time, no redirect followed (a subreddit that does not exist leads to a search page).
 * Gives any status back; throws SourceError when there was no answer, and CANCELLED when the caller gave up.
 */
export async function fetchJson(request: JsonRequest): Promise<JsonAnswer> {
  try {
    return await withDeadline(request.timeoutMs, request.signal, async (signal) => {
      const { url, method = 'GET', headers, body } = request;
      const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
      const bytes = await readBody(response.body, maxBytes);
      return { status: response.status, headers: response.headers, json: parse(bytes) };
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof BodyTooLargeError ? error.message : describeNetworkError(error);
    throw new SourceError(`No usable answer: ${reason}.`, { cause: error });
  }
}

/** Throws the words for a status that is not a success. */
export function refuseStatus(status: number): never {
  if (status === 401) throw new SourceError('The key was not accepted (401).');
  if (status === 403) throw new SourceError('Access was refused (403).');
  if (status === 408) throw new SourceError('It took too long (408).');
  if (status === 429) throw new SourceError('Too many requests for now (429).');
  throw new SourceError(`It answered with status ${status}.`);
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
