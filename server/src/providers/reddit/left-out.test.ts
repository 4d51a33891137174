import { expect, test } from 'vitest';
import { whyLeftOut } from './left-out.ts';

test.each([
  [{ over_18: true }, 'OVER_18'],
  [{ over18: 'true' }, 'OVER_18'],
  [{ isNsfw: true }, 'OVER_18'],
  [{ NSFW: 1 }, 'OVER_18'],
  [{ is_over_18: true }, 'OVER_18'],
  [{ thumbnail: 'nsfw' }, 'OVER_18'],
  [{ stickied: true }, 'PINNED'],
  [{ isPinned: true }, 'PINNED'],
  [{ sticky: 'yes', over_18: true }, 'PINNED'],
  [{ promoted: true }, 'PROMOTED'],
  [{ isAd: true }, 'PROMOTED'],
  [{ is_created_from_ads_ui: true }, 'PROMOTED'],
  [{ is_sponsored: 'true' }, 'PROMOTED'],
  [{ removed_by_category: 'moderator' }, 'GONE'],
  [{ removedByCategory: 'deleted' }, 'GONE'],
  [{ isRemoved: true }, 'GONE'],
  [{ banned_by: 'AutoModerator' }, 'GONE'],
  [{ title: '[deleted by user]' }, 'GONE'],
  [{ title: '[ Removed by Reddit ]' }, 'GONE'],
  [{ selftext: '[removed]', author: 'somebody' }, 'GONE'],
  [{ body: '[deleted]' }, 'GONE'],
  [{ username: '[deleted]' }, 'GONE'],
])('%j is %s', (post, reason) => {
  expect(whyLeftOut({ title: 'Cold brew', ...post })).toBe(reason);
});

test.each([
  {},
  { over_18: false, stickied: false, removed_by_category: null, banned_by: null, promoted: null },
  { over18: 'false', isAd: 0, isPinned: '', removedBy: 'none' },
  { title: 'Who [deleted] my sourdough starter?' },
  { title: 'Isn’t it promoted, sticky and pinned?' },
  // The account is gone; the post stands.
  { author: '[deleted]', selftext: 'My ratio is 1:8.' },
  { author: '[deleted]', selftext: '', removed_by_category: null },
])('%j is read', (post) => {
  expect(whyLeftOut({ title: 'Cold brew', ...post })).toBeUndefined();
});
