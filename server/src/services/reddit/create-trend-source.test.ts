import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTrendSource, type TrendSourceOptions } from './create-trend-source.ts';
import { listing, startRedditStandIn, type RedditStandIn } from './reddit-stand-in.ts';

let far: RedditStandIn;
let clock: number;
const never = new AbortController().signal;
const asked = { subreddit: 'coffee', sort: 'hot', limit: 5 } as const;

beforeEach(async () => {
  far = await startRedditStandIn();
  clock = Date.parse('2026-11-20T10:00:00Z');
});
afterEach(() => far.close());

function source(options: TrendSourceOptions = {}) {
  return createTrendSource({ urls: far.urls, now: () => clock, timeoutMs: 500, apifyTimeoutMs: 500, ...options });
}

const reddit = { clientId: 'id', clientSecret: 'secret' };

describe('Reddit as an application', () => {
  test('asks for a token once, sends it, and reads the listing', async () => {
    const trends = source({ ...reddit, cacheSeconds: 0 });
    const report = await trends.read(asked, never);
    expect(report).toEqual({
      subreddit: 'coffee',
      posts: listing.posts.slice(0, 5),
      trends: expect.arrayContaining(['cold brew']),
      source: 'REDDIT_OAUTH',
      failures: [],
      fetched_at: '2026-11-20T10:00:00.000Z',
    });
    await trends.read(asked, never);
    expect(far.count('POST /api/v1/access_token')).toBe(1);
    const [token, page] = far.requests;
    expect(token?.headers.authorization).toBe(`Basic ${Buffer.from('id:secret').toString('base64')}`);
    expect(token?.body).toBe('grant_type=client_credentials');
    expect(page?.path).toBe('/oauth/r/coffee/hot?limit=5&raw_json=1');
    expect(page?.headers.authorization).toBe('Bearer token-1');
    expect(page?.headers['user-agent']).toContain('visualadgen');
  });

  test('gets a new token once when the old one is no longer good', async () => {
    const trends = source({ ...reddit, cacheSeconds: 0 });
    await trends.read(asked, never);
    far.revokeTokens();
    expect((await trends.read(asked, never)).source).toBe('REDDIT_OAUTH');
    expect(far.count('POST /api/v1/access_token')).toBe(2);
  });

  test('gets a new token when its time is over', async () => {
    const trends = source({ ...reddit, cacheSeconds: 0 });
    await trends.read(asked, never);
    clock += 86_400_000;
    await trends.read(asked, never);
    expect(far.count('POST /api/v1/access_token')).toBe(2);
  });

  test('leaves Reddit alone until the reset once the allowance is used up', async () => {
    const trends = source({ ...reddit, cacheSeconds: 0 });
    far.oauthHeaders = { 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '120' };
    expect((await trends.read(asked, never)).source).toBe('REDDIT_OAUTH');
    const before = far.count('GET /oauth');
    const meanwhile = await trends.read(asked, never);
    expect(meanwhile.source).toBe('REDDIT_PUBLIC');
    expect(meanwhile.failures).toEqual([
      { source: 'REDDIT_OAUTH', message: "Reddit's allowance is used up for another 120 s." },
    ]);
    expect(far.count('GET /oauth')).toBe(before);
    clock += 121_000;
    expect((await trends.read(asked, never)).source).toBe('REDDIT_OAUTH');
  });
});

describe('falling back', () => {
  test('goes through every source in order and tells why each gave nothing', async () => {
    far.answer('/api/v1/access_token', 401, { message: 'Unauthorized' });
    far.answer('/public', 403, '<html>blocked</html>');
    far.answer('/v2/acts', 408, { error: { type: 'run-timeout-exceeded' } });
    far.answer('/getPosts', 200, { success: false, data: 'Something went wrong' });
    const report = await source({ ...reddit, apifyKey: 'a', rapidApiKey: 'r' }).read(asked, never);
    expect(report.source).toBe('STATIC');
    expect(report.posts).toEqual([]);
    expect(report.trends).toContain('pour over');
    expect(report.failures).toEqual([
      { source: 'REDDIT_OAUTH', message: 'Reddit did not accept the client id and secret (401).' },
      { source: 'REDDIT_PUBLIC', message: 'Access was refused (403).' },
      { source: 'APIFY', message: 'It took too long (408).' },
      { source: 'RAPIDAPI', message: 'The answer was not a list of posts.' },
    ]);
  });

  test('a source without its key is not asked', async () => {
    far.answer('/public', 429, '');
    const report = await source().read(asked, never);
    expect(report.failures).toEqual([{ source: 'REDDIT_PUBLIC', message: 'Too many requests for now (429).' }]);
    expect(far.requests).toHaveLength(1);
  });

  test('Apify is asked with the key and the least it accepts, and its items are read whatever they are called', async () => {
    far.answer('/public', 403, '');
    far.answer('/v2/acts', 201, [
      {
        dataType: 'post',
        title: 'Cold brew again',
        upVotes: '12',
        numberOfComments: 3,
        url: 'https://www.reddit.com/r/coffee/1',
      },
      { dataType: 'comment', body: 'Nice' },
      { kind: 'post', title: 'Moka pot', score: 7, num_comments: null, permalink: '/r/coffee/2' },
      'noise',
    ]);
    const report = await source({ apifyKey: 'key' }).read(asked, never);
    expect(report.source).toBe('APIFY');
    expect(report.posts).toEqual([
      { title: 'Cold brew again', score: 12, url: 'https://www.reddit.com/r/coffee/1', num_comments: 3 },
      { title: 'Moka pot', score: 7, url: 'https://www.reddit.com/r/coffee/2', num_comments: 0 },
    ]);
    const call = far.requests.find(({ path }) => path.startsWith('/v2'));
    expect(call?.headers.authorization).toBe('Bearer key');
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      urls: ['https://www.reddit.com/r/coffee/hot/'],
      maxPosts: 10,
    });
  });

  test('RapidAPI is asked with its headers', async () => {
    far.answer('/public', 403, '');
    far.answer('/getPosts', 200, { success: true, data: { cursor: 'x', posts: listing.children } });
    const report = await source({ rapidApiKey: 'key' }).read(asked, never);
    expect(report.source).toBe('RAPIDAPI');
    expect(report.posts).toEqual(listing.posts.slice(0, 5));
    const headers = far.requests.at(-1)?.headers;
    expect(headers?.['x-rapidapi-key']).toBe('key');
    expect(headers?.['x-rapidapi-host']).toBe('reddit34.p.rapidapi.com');
  });

  test.each([
    ['a page instead of JSON', 200, '<html>', 'The answer was not a list of posts.'],
    ['a redirect to the search page', 302, '', 'There seems to be no subreddit r/coffee: the answer was a redirect.'],
    ['no such subreddit', 404, { error: 404 }, 'There is no subreddit r/coffee.'],
    ['an empty listing', 200, { data: { children: [] } }, 'The answer held no posts.'],
    ['a broken server', 500, '', 'It answered with status 500.'],
    ['an endless answer', 200, 'x'.repeat(5_000_001), 'No usable answer: the answer is larger than 5 MB.'],
  ])('says in words: %s', async (_, status, body, message) => {
    far.answer('/public', status, body);
    expect((await source().read(asked, never)).failures).toEqual([{ source: 'REDDIT_PUBLIC', message }]);
  });

  test('says in words: a server that never answers', async () => {
    far.hang('/public');
    const report = await source({ timeoutMs: 50 }).read(asked, never);
    expect(report.failures[0]?.message).toBe('No usable answer: no answer within 0.05 s.');
  });

  test('says in words: a connection that breaks off, and one that is refused', async () => {
    far.reset('/public');
    expect((await source().read(asked, never)).failures[0]?.message).toBe(
      'No usable answer: the connection broke off.',
    );
    await far.close();
    expect((await source().read(asked, never)).failures[0]?.message).toBe(
      'No usable answer: the connection was refused.',
    );
  });
});

describe('remembering', () => {
  test('two nodes that ask at once make one request', async () => {
    const trends = source();
    const [one, two] = await Promise.all([
      trends.read(asked, never),
      trends.read({ ...asked, subreddit: 'r/Coffee' }, never),
    ]);
    expect(one).toBe(two);
    expect(far.requests).toHaveLength(1);
  });

  test('an answer is kept for its time, and by subreddit, sort and limit', async () => {
    const trends = source({ cacheSeconds: 300 });
    await trends.read(asked, never);
    clock += 299_000;
    await trends.read(asked, never);
    expect(far.requests).toHaveLength(1);
    await trends.read({ ...asked, sort: 'top' }, never);
    await trends.read({ ...asked, limit: 6 }, never);
    expect(far.requests).toHaveLength(3);
    clock += 2_000;
    await trends.read(asked, never);
    expect(far.requests).toHaveLength(4);
  });

  test('curated trends are kept a minute, so that a source that comes back is noticed', async () => {
    far.answer('/public', 503, '');
    const trends = source();
    expect((await trends.read(asked, never)).source).toBe('STATIC');
    far.answer('/public', 200, listing.page);
    clock += 59_000;
    expect((await trends.read(asked, never)).source).toBe('STATIC');
    clock += 2_000;
    expect((await trends.read(asked, never)).source).toBe('REDDIT_PUBLIC');
  });

  test('one who gives up leaves alone; the other still gets the answer', async () => {
    const release = far.hold('/public');
    const trends = source();
    const leaving = new AbortController();
    const first = trends.read(asked, leaving.signal);
    const second = trends.read(asked, never);
    await far.untilRequested();
    leaving.abort();
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    release();
    expect((await second).source).toBe('REDDIT_PUBLIC');
    expect(far.requests).toHaveLength(1);
  });

  test('the request is dropped when the last one has given up, and is not remembered', async () => {
    far.hang('/public');
    const trends = source({ timeoutMs: 60_000 });
    const leaving = new AbortController();
    const gone = trends.read(asked, leaving.signal);
    await far.untilRequested();
    leaving.abort();
    await expect(gone).rejects.toMatchObject({ code: 'CANCELLED' });
    await far.untilDropped();
    far.answer('/public', 200, listing.page);
    expect((await trends.read(asked, never)).source).toBe('REDDIT_PUBLIC');
  });
});

test.each(['ab', 'a b c', '../admin', 'x'.repeat(22), 'coffee/../../api', ''])(
  '"%s" is no subreddit',
  async (subreddit) => {
    await expect(source().read({ ...asked, subreddit }, never)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(far.requests).toHaveLength(0);
  },
);

test('a community that nobody curated still gets trends', async () => {
  far.answer('/public', 403, '');
  const report = await source().read({ ...asked, subreddit: 'obscure_things' }, never);
  expect(report.source).toBe('STATIC');
  expect(report.trends.length).toBeGreaterThan(4);
});
