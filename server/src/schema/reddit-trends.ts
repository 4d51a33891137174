import { AppError } from '../errors.ts';
import { redditSources, type TrendReport } from '../nodes/node-services.ts';
import { readSubreddit, subredditRule } from '../nodes/subreddit-name.ts';
import { builder } from './builder.ts';

/** For all sources together, in milliseconds. */
const longestWait = 120_000;

const RedditSort = builder.enumType('RedditSort', {
  values: { HOT: { value: 'hot' }, NEW: { value: 'new' }, TOP: { value: 'top' }, RISING: { value: 'rising' } } as const,
});
const RedditSource = builder.enumType('RedditSource', {
  description: 'Where the posts came from, in the order in which they are tried.',
  values: redditSources,
});

const RedditPost = builder.objectRef<TrendReport['posts'][number]>('RedditPost').implement({
  fields: (t) => ({
    title: t.exposeString('title'),
    score: t.exposeInt('score'),
    url: t.expose('url', { type: 'URL' }),
    numComments: t.exposeInt('num_comments'),
  }),
});

const RedditFailure = builder.objectRef<TrendReport['failures'][number]>('RedditFailure').implement({
  description: 'A source that was tried and did not answer.',
  fields: (t) => ({ source: t.expose('source', { type: RedditSource }), message: t.exposeString('message') }),
});

const RedditTrends = builder.objectRef<TrendReport>('RedditTrends').implement({
  description: 'What a subreddit talks about.',
  fields: (t) => ({
    subreddit: t.exposeString('subreddit'),
    source: t.expose('source', { type: RedditSource }),
    posts: t.expose('posts', { type: [RedditPost] }),
    trends: t.exposeStringList('trends', { description: 'The words that stand out, strongest first.' }),
    failures: t.expose('failures', {
      type: [RedditFailure],
      description: 'The sources that were tried before, and why they did not answer.',
    }),
    fetchedAt: t.field({ type: 'DateTime', resolve: (trends) => new Date(trends.fetched_at) }),
  }),
});

builder.queryField('redditTrends', (t) =>
  t.field({
    type: RedditTrends,
    authScopes: { read: true },
    description: `What a subreddit talks about now; ends at curated trends marked STATIC when no source answers. Deleted, removed,
pinned and promoted posts are left out. Fails with SUBREDDIT_PRIVATE, SUBREDDIT_QUARANTINED, SUBREDDIT_GATED, SUBREDDIT_BANNED,
SUBREDDIT_MISSING or SUBREDDIT_OVER_18 where Reddit itself says why the community cannot be read.`,
    args: {
      subreddit: t.arg.string({
        required: true,
        description: `The name of a community: ${subredditRule}.`,
      }),
      sort: t.arg({ type: RedditSort, defaultValue: 'hot' }),
      limit: t.arg.int({
        defaultValue: 10,
        description: 'How many posts to read, from 1 to 50; more are asked for where some are left out.',
      }),
      includeOver18: t.arg.boolean({
        defaultValue: false,
        description: 'Also read posts that Reddit marks as over 18; they are left out otherwise.',
      }),
    },
    resolve: (_, { subreddit, sort, limit, includeOver18 }, { trends }) =>
      trends.read(
        {
          subreddit: readSubreddit(subreddit),
          sort: sort ?? 'hot',
          limit: readLimit(limit ?? 10),
          includeOver18: includeOver18 ?? false,
        },
        AbortSignal.timeout(longestWait),
      ),
  }),
);

function readLimit(limit: number): number {
  if (limit < 1 || limit > 50)
    throw new AppError('INPUT_INVALID', { message: `limit: must be from 1 to 50, but is ${limit}.` });
  return limit;
}
