import { collectPosts } from './collect-posts.ts';
import { fetchJson, refuseStatus } from './fetch-json.ts';
import type { RedditRequest, RedditSource } from './reddit-source.ts';

const host = 'reddit34.p.rapidapi.com';
/** Each is paid for. The size of a page is the reseller's own. */
const mostPages = 3;

/** A reseller of Reddit's listings on RapidAPI. It answers 200 with `success: false` when it has nothing. */
export function createRapidApiSource(options: { key: string; base: string; timeoutMs: number }): RedditSource {
  return {
    name: 'RAPIDAPI',
    read: (request, signal) =>
      collectPosts(request, mostPages, async ({ after }) => {
        const answer = await fetchJson({
          url: `${options.base}${path(request, after)}`,
          headers: { 'x-rapidapi-key': options.key, 'x-rapidapi-host': host },
          timeoutMs: options.timeoutMs,
          signal,
        });
        if (answer.status !== 200) refuseStatus(answer.status);
        return answer.json;
      }),
  };
}

function path({ subreddit, sort }: RedditRequest, cursor: string | undefined): string {
  const [name, order] =
    sort === 'top'
      ? (['getTopPostsBySubreddit', { time: 'day' }] as const)
      : (['getPostsBySubreddit', { sort }] as const);
  const query = new URLSearchParams({ subreddit, ...order, ...(cursor !== undefined && { cursor }) });
  return `/${name}?${query.toString()}`;
}
