import { z } from 'zod';
import { AppError } from '../errors.ts';
import { defineNode } from './define-node.ts';
import { findSubreddit, describeNoSubreddit } from './subreddit-name.ts';

const empty = 'No subreddit is named yet: write one, such as “coffee”.';

export const socialMedia = defineNode({
  name: 'SOCIAL_MEDIA',
  version: 1,
  title: 'Reddit trends',
  description: 'What people talk about today, so that your ad speaks to it.',
  category: 'INPUT',
  icon: 'trending-up',
  inputs: [],
  outputs: [
    { name: 'posts', label: 'Posts', kind: 'posts' },
    { name: 'trends', label: 'Trending words', kind: 'text' },
  ],
  alsoGives: ['source', 'failures'],
  // As long as one would call it “today's talk” while working on an ad.
  resultLasts: 600,
  config: z.strictObject({
    platform: z
      .enum(['reddit'])
      .default('reddit')
      .meta({ label: 'Platform', optionLabels: { reddit: 'Reddit' } }),
    subreddit: z
      .string()
      .overwrite((text) => findSubreddit(text) ?? text.trim())
      .refine((text) => findSubreddit(text) !== undefined, { error: ({ input }) => describeNoSubreddit(input) })
      .default('')
      .meta({
        label: 'Subreddit',
        help: 'Its name, or the address of its page on Reddit.',
        placeholder: 'coffee',
        isRequired: true,
      }),
    sort: z
      .enum(['hot', 'new', 'top', 'rising'])
      .default('hot')
      .meta({ label: 'Sort by', optionLabels: { hot: 'Hot', new: 'New', top: 'Top', rising: 'Rising' } }),
    limit: z.int().min(1).max(50).default(10).meta({ label: 'Posts', help: 'How many posts to read.' }),
    include_over_18: z.boolean().default(false).meta({
      label: 'Posts over 18',
      help: 'Also read posts that Reddit marks as for adults only.',
    }),
  }),
  checkReadiness({ subreddit }) {
    return subreddit === '' ? [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['subreddit'] }] : [];
  },
  async run({ config, services, handle }) {
    if (config.subreddit === '') throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    const { subreddit, sort, limit, include_over_18: includeOver18 } = config;
    const asked = { subreddit, sort, limit, includeOver18 };
    const { posts, trends, source, failures } = await services.trends.read(asked, handle.signal);
    return { posts, trends, source, failures };
  },
});
