import { decodeHTMLStrict } from 'entities';
import { z } from 'zod';
import { whyLeftOut } from './left-out.ts';
import { SourceError, type RedditPost } from './reddit-source.ts';

const number = z.coerce.number().transform(Math.trunc).catch(0);

/** Scrapers rename fields from one release to the next; these are the names seen for the same four things. */
const looseItem = z.looseObject({
  title: z.string(),
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
  dataType: z.string().optional().catch(undefined),
  kind: z.string().optional().catch(undefined),
});

type LooseItem = z.infer<typeof looseItem>;

/** What one answer of a source holds. */
export interface PageOfPosts {
  posts: RedditPost[];
  /** How many were left out for nothing but being over 18. */
  over18: number;
  /** What to name in order to get the page that follows. */
  next: string | undefined;
}

/**
 * Posts out of whatever holds them: Reddit's own listing (`data.children[].data`), a plain array, or an array somewhere under
 * `data`, `posts` or `items`. What is not a post (comments, error items) and what `whyLeftOut` names is left out.
 * Throws SourceError when there is no such list, so that an error page is not taken for a quiet subreddit.
 */
export function readPosts(answer: unknown, { includeOver18 }: { includeOver18: boolean }): PageOfPosts {
  const items = findItems(answer, 4);
  if (items === undefined) throw new SourceError('The answer was not a list of posts.');
  const page: PageOfPosts = { posts: [], over18: 0, next: findNext(answer, 3) };
  for (const item of items.flatMap(readItem)) {
    const reason = whyLeftOut(item);
    if (reason === undefined || (reason === 'OVER_18' && includeOver18)) page.posts.push(postOf(item));
    else if (reason === 'OVER_18') page.over18++;
  }
  return page;
}

const lists = ['children', 'posts', 'items', 'results', 'data'];

function findItems(value: unknown, depth: number): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (depth === 0 || !isRecord(value)) return undefined;
  for (const key of lists) {
    const found = findItems(value[key], depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reddit says `after`, resellers `cursor`, beside the list. */
function findNext(value: unknown, depth: number): string | undefined {
  if (depth === 0 || !isRecord(value)) return undefined;
  const named = [value['after'], value['cursor']].find((next) => typeof next === 'string' && next !== '');
  return typeof named === 'string' ? named : findNext(value['data'], depth - 1);
}

function readItem(item: unknown): LooseItem[] {
  const read = looseItem.safeParse(unwrap(item));
  if (!read.success || decode(read.data.title) === '') return [];
  const isOther = [read.data.dataType, read.data.kind, kindOf(item)].some((kind) => kind && otherKinds.has(kind));
  return isOther ? [] : [read.data];
}

const otherKinds = new Set(['comment', 't1', 'community', 'user', 't2', 't5', 'more', 'ad', 'promoted']);

/** A listing wraps each post as `{ kind: "t3", data: { … } }`. */
function unwrap(item: unknown): unknown {
  return isRecord(item) && isRecord(item['data']) ? item['data'] : item;
}

function kindOf(item: unknown): string | undefined {
  return isRecord(item) && typeof item['kind'] === 'string' ? item['kind'] : undefined;
}

function postOf(item: LooseItem): RedditPost {
  return {
    title: decode(item.title),
    score: item.score ?? item.ups ?? item.upVotes ?? item.upvotes ?? 0,
    url: link(item),
    num_comments: item.num_comments ?? item.numComments ?? item.numberOfComments ?? item.commentsCount ?? 0,
  };
}

/** Once, whoever sent it: `&amp;lt;` is how somebody's `&lt;` is written. Without its semicolon it is text (`Tom &not Jerry`). */
function decode(text: string): string {
  return decodeHTMLStrict(text).trim();
}

/** The discussion rather than what it links to. */
function link(item: LooseItem): string {
  const named = decode(item.permalink ?? item.postUrl ?? item.url ?? '');
  const address = URL.parse(named, 'https://www.reddit.com');
  if (!address || !/^https?:$/.test(address.protocol)) return 'https://www.reddit.com/';
  return /^https?:/i.test(named) ? named : address.href;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
