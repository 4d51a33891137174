import { z } from 'zod';
import { AppError } from '../errors.ts';
import { tellValue } from '../fields/tell-value.ts';
import { defineNode } from './define-node.ts';

const empty = 'No subreddit is named yet: write one, such as “coffee”.';
const subredditName = /^\w{3,21}$/;

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
      .overwrite((name) => name.trim().replace(/^\/?r\//i, ''))
      .refine((name) => name === '' || subredditName.test(name), {
        error: ({ input }) => `must be 3 to 21 of A–Z, a–z, 0–9 and _, but is ${tellValue(input)}`,
      })
      .default('')
      .meta({ label: 'Subreddit', placeholder: 'coffee', isRequired: true }),
    sort: z
      .enum(['hot', 'new', 'top', 'rising'])
      .default('hot')
      .meta({ label: 'Sort by', optionLabels: { hot: 'Hot', new: 'New', top: 'Top', rising: 'Rising' } }),
    limit: z.int().min(1).max(50).default(10).meta({ label: 'Posts', help: 'How many posts to read.' }),
  }),
  checkReadiness({ subreddit }) {
    return subreddit === '' ? [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['subreddit'] }] : [];
  },
  async run({ config, services, handle }) {
    if (config.subreddit === '') throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    const { subreddit, sort, limit } = config;
    const { posts, trends, source, failures } = await services.trends.read({ subreddit, sort, limit }, handle.signal);
    return { posts, trends, source, failures };
  },
});
