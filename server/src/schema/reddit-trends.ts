import { InputInvalidError } from '../errors.ts';
import type { RedditSourceName, TrendReport } from '../nodes/node-services.ts';
import { readSubreddit, subredditRule } from '../nodes/subreddit-name.ts';
import { builder } from './builder.ts';

/** For all sources together, in milliseconds. */
const longestWait = 120_000;

const RedditSort = builder.enumType('RedditSort', {
  description: 'Which posts are looked at, as Reddit orders them.',
  values: {
    HOT: { value: 'hot', description: 'What is talked about most just now.' },
    NEW: { value: 'new', description: 'The newest.' },
    TOP: { value: 'top', description: 'Those with the most votes.' },
    RISING: { value: 'rising', description: 'Those whose votes grow fastest.' },
  } as const,
});
const RedditSource = builder.enumType('RedditSource', {
  description: 'Where the posts came from, in the order in which they are tried.',
  values: {
    REDDIT_OAUTH: { description: 'Reddit’s API, with the operator’s credentials.' },
    REDDIT_PUBLIC: { description: 'Reddit’s public pages.' },
    APIFY: { description: 'The service Apify.' },
    RAPIDAPI: { description: 'A service behind RapidAPI.' },
    STATIC: { description: 'No source answered: a prepared list of trends.' },
  } satisfies Record<RedditSourceName, object>,
});

const RedditPost = builder.objectRef<TrendReport['posts'][number]>('RedditPost').implement({
  description: 'A post that people talk about.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'As its writer put it.' }),
    score: t.exposeInt('score', { description: 'Votes for it, less those against it.' }),
    url: t.expose('url', { description: 'The post on Reddit.', type: 'URL' }),
    numComments: t.exposeInt('num_comments', { description: 'How many have answered it.' }),
  }),
});

const RedditFailure = builder.objectRef<TrendReport['failures'][number]>('RedditFailure').implement({
  description: 'A source that was tried and did not answer.',
  fields: (t) => ({
    source: t.expose('source', { description: 'Which source it was.', type: RedditSource }),
    message: t.exposeString('message', { description: 'Why it did not answer, for people.' }),
  }),
});

const RedditTrends = builder.objectRef<TrendReport>('RedditTrends').implement({
  description: 'What a subreddit talks about.',
  fields: (t) => ({
    subreddit: t.exposeString('subreddit', { description: 'Its name, without `r/`.' }),
    source: t.expose('source', { description: 'Which source answered.', type: RedditSource }),
    posts: t.expose('posts', { description: 'Empty where `source` is STATIC.', type: [RedditPost] }),
    trends: t.exposeStringList('trends', { description: 'The words that stand out, strongest first.' }),
    failures: t.expose('failures', {
      type: [RedditFailure],
      description: 'The sources that were tried before, and why they did not answer.',
    }),
    fetchedAt: t.field({
      description: 'When the source answered; answers are cached for some minutes.',
      type: 'DateTime',
      resolve: (trends) => new Date(trends.fetched_at),
    }),
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
      sort: t.arg({ type: RedditSort, defaultValue: 'hot', description: 'Which of its posts are looked at.' }),
      limit: t.arg.int({
        defaultValue: 10,
        description: 'How many posts to read, from 1 to 50; more are requested if some are left out.',
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
  if (limit < 1 || limit > 50) throw InputInvalidError.of('limit', `must be from 1 to 50, but is ${limit}.`);
  return limit;
}
