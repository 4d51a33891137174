import { expect, test } from 'vitest';
import { socialMedia } from './social-media.ts';
import { runNode } from '../../testing/run-node.ts';

test('it asks for the subreddit, forgiving a leading r/, and gives what was read', async () => {
  const { output, asked } = await runNode(socialMedia, { subreddit: ' /r/Coffee ', sort: 'top', limit: 5 });
  expect(asked.trends).toEqual([{ subreddit: 'Coffee', sort: 'top', limit: 5, includeOver18: false }]);
  const posts = [{ title: 'Cold brew', score: 1, url: 'https://www.reddit.com/1', num_comments: 2 }];
  expect(output).toEqual({ posts, trends: ['oat'], source: 'STATIC', failures: [] });
  expect(new Set(Object.keys(output))).toEqual(new Set(socialMedia.gives));
});

test.each(['a', 'a'.repeat(22), 'cold brew', 'café', '../etc', 'r/'])(
  '%s is no subreddit, or none yet',
  (subreddit) => {
    const problems = socialMedia.checkConfig({ subreddit });
    expect(problems).toEqual(subreddit === 'r/' ? [] : [expect.objectContaining({ path: ['subreddit'] })]);
  },
);

test('the address of a community’s page is kept as its name', async () => {
  const pasted = { subreddit: 'https://old.reddit.com/r/Coffee/top/?t=week', include_over_18: true };
  expect((await runNode(socialMedia, pasted)).asked.trends).toMatchObject([
    { subreddit: 'Coffee', includeOver18: true },
  ]);
});

test('limits hold', () => {
  expect(socialMedia.checkConfig({ limit: 51 })).toMatchObject([
    { path: ['limit'], message: 'must be at most 50, but is 51' },
  ]);
  expect(socialMedia.checkConfig({ platform: 'x' })).toMatchObject([{ message: 'must be reddit, but is “x”' }]);
});

test('without a subreddit it can be saved, but not run', async () => {
  expect(socialMedia.checkReadiness({}, { nodes: [], joinedPorts: [] })).toMatchObject([{ code: 'CONFIG_INCOMPLETE' }]);
  await expect(runNode(socialMedia, {})).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
});
