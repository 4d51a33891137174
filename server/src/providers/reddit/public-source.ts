import { collectPosts } from './collect-posts.ts';
import { fetchJson } from './fetch-json.ts';
import { listingQuery, mostListingPages } from './listing-path.ts';
import { refuseReddit } from './reddit-refusal.ts';
import { userAgent, type RedditSource } from './reddit-source.ts';

/** The listing that anyone may read without a key. Reddit mostly answers 403 or 429 to servers; it costs nothing to ask. */
export function createPublicSource(options: { base: string; timeoutMs: number }): RedditSource {
  return {
    name: 'REDDIT_PUBLIC',
    read: (request, signal) =>
      collectPosts(request, mostListingPages, async (page) => {
        const answer = await fetchJson({
          url: `${options.base}/r/${request.subreddit}/${request.sort}.json?${listingQuery(request, page)}`,
          headers: { 'user-agent': userAgent, accept: 'application/json' },
          timeoutMs: options.timeoutMs,
          signal,
        });
        if (answer.status !== 200) refuseReddit(answer, request);
        return answer.json;
      }),
  };
}
