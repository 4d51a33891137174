import { z } from 'zod';
import { SourceFault, type RedditPost } from './reddit-source.ts';

const number = z.coerce.number().catch(0);

/** Scrapers rename fields from one release to the next; these are the names seen for the same four things. */
const looseItem = z.object({
  title: z.string().optional(),
  score: number.optional(),
  ups: number.optional(),
  upVotes: number.optional(),
  upvotes: number.optional(),
  permalink: z.string().optional().catch(undefined),
  postUrl: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  num_comments: number.optional(),
  numComments: number.optional(),
  numberOfComments: number.optional(),
  commentsCount: number.optional(),
  stickied: z.boolean().optional().catch(undefined),
  dataType: z.string().optional().catch(undefined),
  kind: z.string().optional().catch(undefined),
});

type LooseItem = z.infer<typeof looseItem>;

/**
 * Posts out of whatever holds them: Reddit's own listing (`data.children[].data`), a plain array, or an array somewhere under
 * `data`, `posts` or `items`. What is not a post (comments, pinned notices, error items) is left out.
 * Throws SourceFault when there is no such list or no post in it, so that an error page is not taken for a quiet subreddit.
 */
export function readPosts(answer: unknown, limit: number): RedditPost[] {
  const items = findItems(answer, 4);
  if (items === undefined) throw new SourceFault('The answer was not a list of posts.');
  const posts = items.flatMap((item) => readPost(unwrap(item)));
  if (posts.length === 0) throw new SourceFault('The answer held no posts.');
  return posts.slice(0, limit);
}

function findItems(value: unknown, depth: number): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (depth === 0 || !isRecord(value)) return undefined;
  for (const key of ['children', 'posts', 'items', 'results', 'data']) {
    const found = findItems(value[key], depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A listing wraps each post as `{ kind: "t3", data: { … } }`. */
function unwrap(item: unknown): unknown {
  return isRecord(item) && isRecord(item['data']) ? item['data'] : item;
}

function readPost(item: unknown): RedditPost[] {
  const read = looseItem.safeParse(item);
  if (!read.success || !isPost(read.data)) return [];
  const { data } = read;
  return [
    {
      title: data.title?.trim() ?? '',
      score: data.score ?? data.ups ?? data.upVotes ?? data.upvotes ?? 0,
      url: link(data),
      num_comments: data.num_comments ?? data.numComments ?? data.numberOfComments ?? data.commentsCount ?? 0,
    },
  ];
}

function isPost(item: LooseItem): boolean {
  if (!item.title?.trim() || item.stickied) return false;
  return ![item.dataType, item.kind].some(
    (kind) => kind !== undefined && ['comment', 't1', 'community', 'user'].includes(kind),
  );
}

/** The discussion rather than what it links to. */
function link(item: LooseItem): string {
  if (item.permalink?.startsWith('/')) return `https://www.reddit.com${item.permalink}`;
  return item.permalink ?? item.postUrl ?? item.url ?? '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
