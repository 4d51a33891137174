import { expect, test } from 'vitest';
import { readPosts } from './read-posts.ts';

const shapes: [string, (post: Record<string, unknown>) => unknown][] = [
  ['Reddit’s listing', (post) => ({ kind: 'Listing', data: { after: null, children: [{ kind: 't3', data: post }] } })],
  ['a plain list', (post) => [{ dataType: 'post', ...post }]],
  ['a reseller’s page', (post) => ({ success: true, data: { cursor: '', posts: [{ kind: 't3', data: post }] } })],
  ['bare posts', (post) => ({ posts: [post] })],
];

test.each(shapes)('entities are decoded once in the titles and links of %s', (_, wrap) => {
  const titleOf = (title: string) => readPosts(wrap({ title }), { includeOver18: false }).posts[0]?.title;
  expect(titleOf('Tom &amp; Jerry&#39;s')).toBe("Tom & Jerry's");
  expect(titleOf('&quot;Caf&eacute;&quot; &#x1F600;&#128512;')).toBe('"Café" 😀😀');
  expect(titleOf('&amp;lt;3 is how &lt;3 is written')).toBe('&lt;3 is how <3 is written');
  expect(titleOf('&nbsp;5 &hellip; &mdash; &rarr;&nbsp;')).toBe('5 … — →');
  expect(titleOf('R&D, AT&T; Tom &not Jerry &unknown; &#xD800;')).toBe('R&D, AT&T; Tom &not Jerry &unknown; \uFFFD');
  const { posts } = readPosts(wrap({ title: 'x', url: 'https://example.com/?a=1&amp;b=2' }), { includeOver18: false });
  expect(posts[0]?.url).toBe('https://example.com/?a=1&b=2');
});

test.each(shapes)('posts over 18 are read out of %s only where they are wanted, and counted otherwise', (_, wrap) => {
  const adult = wrap({ title: 'x', over_18: true });
  expect(readPosts(adult, { includeOver18: false })).toMatchObject({ posts: [], over18: 1 });
  expect(readPosts(adult, { includeOver18: true })).toMatchObject({ posts: [{ title: 'x' }], over18: 0 });
  const pinned = wrap({ title: 'x', over_18: true, stickied: true });
  expect(readPosts(pinned, { includeOver18: true })).toMatchObject({ posts: [], over18: 0 });
});

test('the name of the page that follows is read, wherever it stands', () => {
  const wanted = { includeOver18: false };
  expect(readPosts({ data: { after: 't3_x', children: [] } }, wanted).next).toBe('t3_x');
  expect(readPosts({ success: true, data: { cursor: 'c', posts: [] } }, wanted).next).toBe('c');
  expect(readPosts({ data: { after: null, children: [] } }, wanted).next).toBeUndefined();
});

test('a number that is none, or no whole one, and a link that is none, spoil nothing', () => {
  const item = { title: 'x', score: '12.7', num_comments: 'many', permalink: 'javascript:alert(1)' };
  expect(readPosts([item], { includeOver18: false }).posts).toEqual([
    { title: 'x', score: 12, url: 'https://www.reddit.com/', num_comments: 0 },
  ]);
});
