import { fetchJson, refuseStatus } from './fetch-json.ts';
import { readPosts } from './read-posts.ts';
import type { RedditRequest, RedditSource } from './reddit-source.ts';

const host = 'reddit34.p.rapidapi.com';

/** A reseller of Reddit's listings on RapidAPI. It answers 200 with `success: false` when it has nothing. */
export function createRapidApiSource(options: { key: string; base: string; timeoutMs: number }): RedditSource {
  return {
    name: 'RAPIDAPI',
    async read(request, signal) {
      const answer = await fetchJson({
        url: `${options.base}${path(request)}`,
        headers: { 'x-rapidapi-key': options.key, 'x-rapidapi-host': host },
        timeoutMs: options.timeoutMs,
        signal,
      });
      if (answer.status !== 200) refuseStatus(answer.status, request.subreddit);
      return readPosts(answer.json, request.limit);
    },
  };
}

function path({ subreddit, sort }: RedditRequest): string {
  return sort === 'top'
    ? `/getTopPostsBySubreddit?${new URLSearchParams({ subreddit, time: 'day' }).toString()}`
    : `/getPostsBySubreddit?${new URLSearchParams({ subreddit, sort }).toString()}`;
}
