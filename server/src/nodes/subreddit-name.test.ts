import { expect, test } from 'vitest';
import { findSubreddit, readSubreddit } from './subreddit-name.ts';

test.each([
  ['coffee', 'coffee'],
  ['de', 'de'],
  ['A1', 'A1'],
  ['a_', 'a_'],
  ['x'.repeat(21), 'x'.repeat(21)],
  ['  coffee\n', 'coffee'],
  ['\u00A0coffee\u200B', 'coffee'],
  ['coffee/', 'coffee'],
  ['r/coffee', 'coffee'],
  ['r/coffee/', 'coffee'],
  ['/r/coffee', 'coffee'],
  ['R/Coffee/', 'Coffee'],
  ['r/de?utm_source=share', 'de'],
  ['/r/coffee/top/?t=week', 'coffee'],
  ['https://www.reddit.com/r/coffee/', 'coffee'],
  ['http://reddit.com/r/coffee', 'coffee'],
  ['HTTPS://WWW.REDDIT.COM/R/COFFEE', 'COFFEE'],
  [' https://www.reddit.com/r/coffee/comments/1abc/a_title/?share_id=x#y ', 'coffee'],
  ['old.reddit.com/r/Coffee/top/?t=week', 'Coffee'],
  ['//np.reddit.com/r/coffee', 'coffee'],
  ['reddit.com/r/coffee', 'coffee'],
  ['www.reddit.com:443/r/coffee/new', 'coffee'],
  ['https://www.reddit.com/r/coffee.json?limit=5', 'coffee'],
  ['https://www.reddit.com/r/coffee/.rss', 'coffee'],
  ['', ''],
  ['  ', ''],
  ['r/', ''],
  ['/r/', ''],
])('%j names %j', (text, name) => {
  expect(findSubreddit(text)).toBe(name);
});

test.each([
  'a',
  '_coffee',
  'x'.repeat(22),
  'cold brew',
  'café',
  'ｃｏｆｆｅｅ',
  'coffee+tea',
  'r/coffee+tea',
  '../admin',
  'coffee/../../api',
  'r/coffee/../../api',
  'r/_x',
  'u_spez',
  'r/u_spez',
  'u/spez',
  'https://www.reddit.com/user/spez/',
  'https://www.reddit.com/',
  'https://www.reddit.com/subreddits/',
  'https://example.com/r/coffee',
  'https://evilreddit.com/r/coffee',
  'https://reddit.com.example.com/r/coffee',
  'https://reddit.com@example.com/r/coffee',
  'javascript:alert(1)//reddit.com/r/coffee',
])('%j names no community', (text) => {
  expect(findSubreddit(text)).toBeUndefined();
  expect(() => readSubreddit(text)).toThrow(/^subreddit: must (be the name of a community|name a community)/);
});

test('the page of a person is told as what it is, and nothing is no name', () => {
  expect(() => readSubreddit('https://www.reddit.com/user/spez')).toThrow(/is the page of a person/);
  expect(() => readSubreddit('u/spez')).toThrow(/is the page of a person/);
  expect(() => readSubreddit(' r/ ')).toThrow(/but is/);
});
