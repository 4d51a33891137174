import { collectPosts } from './collect-posts.ts';
import { fetchJson, refuseStatus } from './fetch-json.ts';
import type { RedditRequest, RedditSource } from './reddit-source.ts';

/** The scraper's id in Apify's store. */
const actor = 'TwqHBuZZPHJxiQrTU';
/** Apify itself gives up after 300 s (408); nobody at a canvas waits that long. */
const timeoutMs = 60_000;

/** A scraper run by Apify, started and read in one call. Paid by the post, so it takes no more than it must. */
export function createApifySource(options: { key: string; base: string; timeoutMs?: number }): RedditSource {
  return {
    name: 'APIFY',
    read: (request, signal) =>
      collectPosts(request, 1, async () => {
        const answer = await fetchJson({
          url: `${options.base}/v2/acts/${actor}/run-sync-get-dataset-items`,
          method: 'POST',
          headers: { authorization: `Bearer ${options.key}`, 'content-type': 'application/json' },
          body: JSON.stringify(scraperInput(request)),
          timeoutMs: options.timeoutMs ?? timeoutMs,
          signal,
        });
        if (answer.status !== 200 && answer.status !== 201) refuseStatus(answer.status);
        return answer.json;
      }),
  };
}

/**
 * The actor refuses fewer than 10 posts and fewer than 1 comment, even where comments are switched off. It leaves out what is over
 * 18 by itself; a few posts more than asked stand in for what else is left out.
 */
function scraperInput({ subreddit, sort, limit, includeOver18 }: RedditRequest): Record<string, unknown> {
  return {
    urls: [`https://www.reddit.com/r/${subreddit}/${sort}/${sort === 'top' ? '?t=day' : ''}`],
    maxPosts: Math.max(10, limit + 5),
    maxComments: 1,
    scrapeComments: false,
    includeNsfw: includeOver18,
  };
}
