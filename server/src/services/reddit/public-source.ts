import { fetchJson, refuseStatus } from './fetch-json.ts';
import { listingQuery } from './listing-path.ts';
import { readPosts } from './read-posts.ts';
import { userAgent, type RedditSource } from './reddit-source.ts';

/** The listing that anyone may read without a key. Reddit mostly answers 403 or 429 to servers; it costs nothing to ask. */
export function createPublicSource(options: { base: string; timeoutMs: number }): RedditSource {
  return {
    name: 'REDDIT_PUBLIC',
    async read(request, signal) {
      const answer = await fetchJson({
        url: `${options.base}/r/${request.subreddit}/${request.sort}.json?${listingQuery(request)}`,
        headers: { 'user-agent': userAgent, accept: 'application/json' },
        timeoutMs: options.timeoutMs,
        signal,
      });
      if (answer.status !== 200) refuseStatus(answer.status, request.subreddit);
      return readPosts(answer.json, request.limit);
    },
  };
}
