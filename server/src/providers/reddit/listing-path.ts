import type { PageRequest } from './collect-posts.ts';
import type { RedditRequest } from './reddit-source.ts';

/** `raw_json=1` keeps `&amp;` out of the titles; "top" means today's. */
export function listingQuery(request: RedditRequest, page: PageRequest): string {
  const query = new URLSearchParams({ limit: String(page.limit), raw_json: '1' });
  if (request.sort === 'top') query.set('t', 'day');
  if (page.after !== undefined) query.set('after', page.after);
  return query.toString();
}

/** With a hundred posts on each but the first, this is as far as anyone would read for fifty. */
export const mostListingPages = 4;
