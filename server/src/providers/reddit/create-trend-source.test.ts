import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTrendSource, type TrendSourceOptions } from './create-trend-source.ts';
import { listing, startRedditStandIn, type RedditStandIn } from '../../../testing/reddit-stand-in.ts';

let far: RedditStandIn;
let clock: number;
/** Longer than a busy machine takes for 5 MB: what is told here never depends on how fast it is. */
const patient = 60_000;
const never = new AbortController().signal;
const asked = { subreddit: 'coffee', sort: 'hot', limit: 5 } as const;

beforeEach(async () => {
  far = await startRedditStandIn();
  clock = Date.parse('2026-11-20T10:00:00Z');
});
afterEach(() => far.close());

function source(options: TrendSourceOptions = {}) {
  return createTrendSource({
    urls: far.urls,
    now: () => clock,
    timeoutMs: patient,
    apifyTimeoutMs: patient,
    ...options,
  });
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
    expect(page?.path).toBe('/oauth/r/coffee/hot?limit=15&raw_json=1');
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
    ['a redirect to who knows where', 302, '', 'It sent us elsewhere instead of answering (302).'],
    ['a wall before Reddit', 403, '<html>', 'Access was refused (403).'],
    ['a 403 that tells nothing', 403, { message: 'Forbidden', error: 403 }, 'Access was refused (403).'],
    ['a 404 of somebody else', 404, '<html>', 'It answered with status 404.'],
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

  test('says in words: a connection that breaks off', async () => {
    far.reset('/public');
    expect((await source().read(asked, never)).failures[0]?.message).toBe(
      'No usable answer: the connection broke off.',
    );
  });

  test('says in words: a connection that is refused', async () => {
    // Nothing was asked before: a kept connection would break off instead of being refused.
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

describe('what is left out', () => {
  const post = (at: number, more = {}) => ({
    kind: 't3',
    data: { title: `Post ${at}`, score: 1, permalink: `/r/coffee/comments/${at}/`, num_comments: 0, ...more },
  });
  const adult = (at: number) => post(at, { over_18: true });
  const page = (children: unknown[], after: string | null) => ({ kind: 'Listing', data: { after, children } });
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

  test.each([
    ['/oauth', reddit, 'after=t3_9'],
    ['/public', {}, 'after=t3_9'],
    ['/getPosts', { rapidApiKey: 'key' }, 'cursor=t3_9'],
  ])('%s is asked for more until there are as many posts as were asked for', async (path, keys, next) => {
    far.answer('/public', 429, '');
    const gone = [adult(0), post(1, { stickied: true }), post(2, { promoted: true }), post(3, { removed: true })];
    far.turnPages(path, [
      page([...gone, ...range(4, 7).map((at) => post(at))], 't3_9'),
      page([post(6), adult(7), ...range(8, 30).map((at) => post(at))], 't3_30'),
    ]);
    const report = await source(keys).read(asked, never);
    expect(report.posts.map(({ title }) => title)).toEqual(['Post 4', 'Post 5', 'Post 6', 'Post 8', 'Post 9']);
    const asking = far.requests.filter((request) => request.path.startsWith(path));
    expect(asking).toHaveLength(2);
    expect(asking[1]?.path).toContain(next);
  });

  test('posts over 18 come where they are wanted, and are remembered apart', async () => {
    far.answer('/public', 200, page([adult(0), post(1)], null));
    const trends = source();
    expect((await trends.read(asked, never)).posts).toHaveLength(1);
    expect((await trends.read({ ...asked, includeOver18: true }, never)).posts).toHaveLength(2);
    expect((await trends.read(asked, never)).posts).toHaveLength(1);
  });

  test('what a later page fails to give does not spoil what the first one gave', async () => {
    far.turnPages('/public', [page([post(1)], 't3_1')], 503);
    const report = await source().read(asked, never);
    expect(report).toMatchObject({ source: 'REDDIT_PUBLIC', posts: [{ title: 'Post 1' }], failures: [] });
  });

  test('a community of nothing but posts over 18 is told as such, and nobody else is asked', async () => {
    far.turnPages('/public', [page([adult(1), post(2, { stickied: true })], 't3_1'), page([adult(3)], null)]);
    await expect(source({ apifyKey: 'a' }).read(asked, never)).rejects.toMatchObject({
      code: 'SUBREDDIT_OVER_18',
      message: expect.stringMatching(/r\/coffee .*over 18\.$/),
    });
    expect(far.count('POST /v2')).toBe(0);
  });

  test('Apify is told what is wanted, and its items are looked at all the same', async () => {
    far.answer('/public', 403, '');
    const items = [
      { title: 'a', isNsfw: true },
      { title: 'b', over18: true },
      { title: 'c', isAd: true },
      { title: '[deleted by user]' },
      { title: 'd &amp; e', upVotes: 3 },
    ];
    far.answer('/v2/acts', 201, items);
    const trends = source({ apifyKey: 'key' });
    expect((await trends.read(asked, never)).posts.map(({ title }) => title)).toEqual(['d & e']);
    const all = await trends.read({ ...asked, includeOver18: true, limit: 50 }, never);
    expect(all.posts.map(({ title }) => title)).toEqual(['a', 'b', 'd & e']);
    const inputs = far.requests.filter(({ path }) => path.startsWith('/v2')).map(({ body }) => JSON.parse(body));
    expect(inputs).toMatchObject([
      { includeNsfw: false, maxPosts: 10 },
      { includeNsfw: true, maxPosts: 55 },
    ]);
  });
});

describe('a community that Reddit keeps closed is told apart, and nobody is paid for finding out', () => {
  const refusal = (error: number, reason: string) => ({ message: 'Forbidden', error, reason });
  const search = '/subreddits/search.json?q=coffee';
  test.each([
    ['SUBREDDIT_PRIVATE', 403, refusal(403, 'private'), undefined, 'is private'],
    ['SUBREDDIT_QUARANTINED', 403, refusal(403, 'quarantined'), undefined, 'is quarantined'],
    ['SUBREDDIT_GATED', 403, refusal(403, 'gated'), undefined, 'accept a warning'],
    ['SUBREDDIT_BANNED', 404, refusal(404, 'banned'), undefined, 'was banned'],
    ['SUBREDDIT_MISSING', 404, { message: 'Not Found', error: 404 }, undefined, 'does not exist'],
    ['SUBREDDIT_MISSING', 302, '', search, 'does not exist'],
    ['SUBREDDIT_MISSING', 302, '', `https://www.reddit.com${search}`, 'does not exist'],
    ['SUBREDDIT_OVER_18', 302, '', '/over18?dest=x', 'over 18'],
  ])('%s (%i)', async (code, status, body, location, says) => {
    for (const keys of [{}, reddit]) {
      far.answer('clientId' in keys ? '/oauth' : '/public', status, body, location);
      const before = far.count('POST /v2') + far.count('GET /getPosts');
      await expect(source({ ...keys, apifyKey: 'a', rapidApiKey: 'r' }).read(asked, never)).rejects.toMatchObject({
        code,
        message: expect.stringContaining(says),
        details: { subreddit: 'coffee' },
      });
      expect(far.count('POST /v2') + far.count('GET /getPosts')).toBe(before);
    }
  });

  test('what a reseller says of its own doors is no word on the community', async () => {
    far.answer('/public', 429, '');
    far.answer('/v2/acts', 404, { error: { type: 'record-not-found' } });
    far.answer('/getPosts', 302, '', search);
    const report = await source({ apifyKey: 'a', rapidApiKey: 'r' }).read(asked, never);
    expect(report.source).toBe('STATIC');
    expect(report.failures.map(({ message }) => message).slice(1)).toEqual([
      'It answered with status 404.',
      'It answered with status 302.',
    ]);
  });
});

test.each(['a', 'a b c', '../admin', 'x'.repeat(22), 'coffee/../../api', ''])(
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
