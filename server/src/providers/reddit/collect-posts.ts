import { AppError } from '../../errors.ts';
import { readPosts, type PageOfPosts } from './read-posts.ts';
import { SourceError, type RedditPost, type RedditRequest } from './reddit-source.ts';

/** Reddit gives at most this many at once. */
const mostAtOnce = 100;

/** Which page to ask for: how many posts, and after which mark. */
export interface PageRequest {
  limit: number;
  after: string | undefined;
}

/**
 * Asks for pages until there are as many posts as were asked for, or no more of them; a few more at once, because some are
 * left out. What later pages fail to give does not spoil what the first one gave.
 * Throws SourceError where there is no post, and SUBREDDIT_OVER_18 where all there are were left out for that.
 */
export async function collectPosts(
  request: RedditRequest,
  mostPages: number,
  ask: (page: PageRequest) => Promise<unknown>,
): Promise<RedditPost[]> {
  const posts = new Map<string, RedditPost>();
  let over18 = 0;
  let page: PageRequest | undefined = { limit: Math.min(mostAtOnce, request.limit + 10), after: undefined };
  for (let pages = 0; page && pages < mostPages && posts.size < request.limit; pages++) {
    const read = await readPage(page);
    if (read === undefined) break;
    // A listing moves on while it is being read, so that a post may come on two pages.
    for (const post of read.posts) posts.set(`${post.url}\n${post.title}`, post);
    over18 += read.over18;
    page = read.next === undefined ? undefined : { limit: mostAtOnce, after: read.next };
  }
  if (posts.size > 0) return [...posts.values()].slice(0, request.limit);
  throw over18 > 0 ? onlyOver18(request.subreddit) : new SourceError('The answer held no posts.');

  async function readPage(wanted: PageRequest): Promise<PageOfPosts | undefined> {
    try {
      return readPosts(await ask(wanted), request);
    } catch (error) {
      if (wanted.after !== undefined && error instanceof SourceError) return undefined;
      throw error;
    }
  }
}

export function onlyOver18(subreddit: string): AppError {
  const message = `All posts that r/${subreddit} has just now are marked as over 18.`;
  return new AppError('SUBREDDIT_OVER_18', { message, details: { subreddit } });
}
