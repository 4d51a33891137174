import { z } from 'zod';
import { readRetryAfter } from '../../network/retry-after.ts';
import { collectPosts, type PageRequest } from './collect-posts.ts';
import { fetchJson, type JsonAnswer } from './fetch-json.ts';
import { listingQuery, mostListingPages } from './listing-path.ts';
import { refuseReddit } from './reddit-refusal.ts';
import { SourceError, userAgent, type RedditRequest, type RedditSource } from './reddit-source.ts';

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

interface Token {
  value: string;
  /** Epoch milliseconds; a minute before Reddit's own end. */
  usableUntil: number;
}

/**
 * Reddit's API as a registered application (`client_credentials`).
 * The token is kept until shortly before it ends. When Reddit says that the allowance is used up (`X-Ratelimit-Remaining`
 * below one, or a 429), it is not asked again before the reset it named.
 */
export function createOauthSource(options: {
  clientId: string;
  clientSecret: string;
  tokenBase: string;
  apiBase: string;
  timeoutMs: number;
  now: () => number;
}): RedditSource {
  const { now, timeoutMs } = options;
  let token: Token | undefined;
  let restUntil = 0;

  async function freshToken(signal: AbortSignal): Promise<string> {
    if (token && token.usableUntil > now()) return token.value;
    const answer = await fetchJson({
      url: `${options.tokenBase}/api/v1/access_token`,
      method: 'POST',
      headers: {
        'user-agent': userAgent,
        authorization: `Basic ${Buffer.from(`${options.clientId}:${options.clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
      timeoutMs,
      signal,
    });
    if (answer.status === 401) throw new SourceError('Reddit did not accept the client id and secret (401).');
    const read = tokenAnswer.safeParse(answer.json);
    if (!read.success) throw new SourceError(`Reddit gave no access token (status ${answer.status}).`);
    token = { value: read.data.access_token, usableUntil: now() + (read.data.expires_in - 60) * 1000 };
    return token.value;
  }

  async function ask(request: RedditRequest, page: PageRequest, signal: AbortSignal): Promise<JsonAnswer> {
    const left = Math.ceil((restUntil - now()) / 1000);
    if (left > 0) throw new SourceError(`Reddit's allowance is used up for another ${left} s.`);
    const answer = await fetchJson({
      url: `${options.apiBase}/r/${request.subreddit}/${request.sort}?${listingQuery(request, page)}`,
      headers: { 'user-agent': userAgent, authorization: `Bearer ${await freshToken(signal)}` },
      timeoutMs,
      signal,
    });
    restUntil = Math.max(restUntil, now() + restAskedFor(answer) * 1000);
    return answer;
  }

  return {
    name: 'REDDIT_OAUTH',
    read: (request, signal) =>
      collectPosts(request, mostListingPages, async (page) => {
        let answer = await ask(request, page, signal);
        if (answer.status === 401) {
          // A token can be revoked before its time; one new one is worth a try, a second is not.
          token = undefined;
          answer = await ask(request, page, signal);
        }
        if (answer.status !== 200) refuseReddit(answer, request);
        return answer.json;
      }),
  };
}

/** Seconds to leave Reddit alone, from the headers of its answer. */
function restAskedFor({ status, headers }: JsonAnswer): number {
  const remaining = headers.get('x-ratelimit-remaining');
  const usedUp = status === 429 || (remaining !== null && Number(remaining) < 1);
  if (!usedUp) return 0;
  return readRetryAfter(headers.get('x-ratelimit-reset')) ?? readRetryAfter(headers.get('retry-after')) ?? 60;
}
