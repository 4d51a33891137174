import type { RedditSourceName, TrendReport, TrendRequest } from '../../nodes/node-services.ts';

/** One way to learn what a subreddit talks about. */
export interface RedditSource {
  name: RedditSourceName;
  /**
   * As many posts as were asked for, where there are so many. Throws SourceError, whose message is shown to people; and a
   * SUBREDDIT_… error where Reddit itself says why the community cannot be read, so that nobody else need be asked.
   */
  read(request: RedditRequest, signal: AbortSignal): Promise<RedditPost[]>;
}

/** As `TrendRequest`, with `subreddit` the bare name and `limit` from 1 to 100. */
export type RedditRequest = Required<TrendRequest>;

export type RedditPost = TrendReport['posts'][number];

/** Why a source gave nothing, in plain words. Never fatal: the next source is asked. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** Reddit answers 429 to agents that do not name themselves. */
export const userAgent = 'node:visualadgen:0.1.0';
