import type { RedditSort, RedditSourceName, TrendReport } from '../../nodes/node-services.ts';

/** One way to learn what a subreddit talks about. */
export interface RedditSource {
  name: RedditSourceName;
  /** Throws SourceFault, whose message is shown to people. */
  read(request: RedditRequest, signal: AbortSignal): Promise<RedditPost[]>;
}

export interface RedditRequest {
  /** 3–21 of `A–Z a–z 0–9 _`, without `r/`. */
  subreddit: string;
  sort: RedditSort;
  /** 1–100. */
  limit: number;
}

export type RedditPost = TrendReport['posts'][number];

/** Why a source gave nothing, in plain words. Never fatal: the next source is asked. */
export class SourceFault extends Error {
  override readonly name = 'SourceFault';
}

/** Reddit answers 429 to agents that do not name themselves. */
export const userAgent = 'node:visualadgen:0.1.0';
