import type { TrendReport, TrendSource } from '../../nodes/node-services.ts';
import { readSubreddit } from '../../nodes/subreddit-name.ts';
import { createApifySource } from './apify-source.ts';
import { extractTrends } from './extract-trends.ts';
import { createOauthSource } from './oauth-source.ts';
import { createPublicSource } from './public-source.ts';
import { createRapidApiSource } from './rapidapi-source.ts';
import { SourceError, type RedditRequest, type RedditSource } from './reddit-source.ts';
import { createSharedCache } from './shared-cache.ts';
import { staticTrends } from './static-trends.ts';

export interface TrendSourceOptions {
  /** Both, or the application's own door is not tried. */
  clientId?: string;
  clientSecret?: string;
  apifyKey?: string;
  rapidApiKey?: string;
  /** Where each service is; to be set only when something else stands in for it. */
  urls?: Partial<typeof defaultUrls>;
  /** How long an answer is good for. Curated trends are kept a minute at most, so that a source that comes back is noticed. */
  cacheSeconds?: number;
  /** For each source but Apify, which starts a scraper and is given a minute. */
  timeoutMs?: number;
  apifyTimeoutMs?: number;
  now?: () => number;
}

const defaultUrls = {
  token: 'https://www.reddit.com',
  oauth: 'https://oauth.reddit.com',
  public: 'https://www.reddit.com',
  apify: 'https://api.apify.com',
  rapidApi: 'https://reddit34.p.rapidapi.com',
};

const staticSeconds = 60;

/**
 * What a subreddit talks about: the first source that answers, of Reddit's API (with its keys), Reddit's public pages, Apify and
 * RapidAPI (with theirs), and at last our own curated trends. Always answers, except INPUT_INVALID for a name that cannot be one,
 * SUBREDDIT_… where Reddit itself says why the community cannot be read, and CANCELLED.
 */
export function createTrendSource(options: TrendSourceOptions = {}): TrendSource {
  const now = options.now ?? Date.now;
  const sources = chooseSources(options, now);
  const remember = createSharedCache<TrendReport>(now);

  return {
    async read(asked, signal) {
      const request = {
        ...asked,
        subreddit: readSubreddit(asked.subreddit),
        limit: readLimit(asked.limit),
        includeOver18: asked.includeOver18 ?? false,
      };
      const key = `${request.subreddit.toLowerCase()} ${request.sort} ${request.limit} ${request.includeOver18}`;
      const load = async (shared: AbortSignal) => {
        const value = await askInTurn(sources, request, now, shared);
        const seconds = options.cacheSeconds ?? 300;
        return { value, seconds: value.source === 'STATIC' ? Math.min(staticSeconds, seconds) : seconds };
      };
      return remember(key, load, signal);
    },
  };
}

function chooseSources(options: TrendSourceOptions, now: () => number): RedditSource[] {
  const urls = { ...defaultUrls, ...options.urls };
  const { clientId, clientSecret, apifyKey, rapidApiKey, apifyTimeoutMs, timeoutMs = 8_000 } = options;
  const sources: RedditSource[] = [];
  if (clientId && clientSecret) {
    sources.push(
      createOauthSource({ clientId, clientSecret, tokenBase: urls.token, apiBase: urls.oauth, timeoutMs, now }),
    );
  }
  sources.push(createPublicSource({ base: urls.public, timeoutMs }));
  if (apifyKey) sources.push(createApifySource({ key: apifyKey, base: urls.apify, timeoutMs: apifyTimeoutMs }));
  if (rapidApiKey) sources.push(createRapidApiSource({ key: rapidApiKey, base: urls.rapidApi, timeoutMs }));
  return sources;
}

async function askInTurn(
  sources: RedditSource[],
  request: RedditRequest,
  now: () => number,
  signal: AbortSignal,
): Promise<TrendReport> {
  const { subreddit } = request;
  const failures: TrendReport['failures'] = [];
  const fetched_at = new Date(now()).toISOString();
  for (const source of sources) {
    try {
      const posts = await source.read(request, signal);
      return { subreddit, posts, trends: extractTrends(posts), source: source.name, failures, fetched_at };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failures.push({ source: source.name, message: error.message });
    }
  }
  return { subreddit, posts: [], trends: staticTrends(request), source: 'STATIC', failures, fetched_at };
}

function readLimit(limit: number): number {
  return Math.min(100, Math.max(1, Math.trunc(limit) || 1));
}
