import type { RedditRequest } from './reddit-source.ts';

/** `raw_json=1` keeps `&amp;` out of the titles; "top" means today's. */
export function listingQuery(request: RedditRequest): string {
  const query = new URLSearchParams({ limit: String(request.limit), raw_json: '1' });
  if (request.sort === 'top') query.set('t', 'day');
  return query.toString();
}
