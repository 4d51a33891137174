import { type Insets, noInsets } from '../geometry/box.ts';
import { ownSize, type Placement } from './placement.ts';

const readAt = '2026-11-30';
const sources = {
  meta: 'https://www.facebook.com/business/ads-guide/update/image',
  googleResponsive: 'https://support.google.com/google-ads/answer/7005917',
  googleUploaded: 'https://support.google.com/google-ads/answer/1722096',
  linkedin: 'https://www.linkedin.com/help/lms/answer/a426534',
  pinterest: 'https://help.pinterest.com/en/business/article/pinterest-product-specs',
  x: 'https://business.x.com/en/help/campaign-setup/creative-ad-specifications',
  youtube: 'https://support.google.com/youtube/answer/72431',
  tiktok: 'https://ads.tiktok.com/help/article/image-ads-specifications',
};

/** CSS pixels: the width of a usual phone, on which measures of type are taken. */
const phone = 375;
const MB = 1_000_000;
const none = { headline: null, body: null };

function meta(id: string, title: string, height: number, covered: Insets = noInsets): Placement {
  return {
    id,
    title,
    channel: 'Instagram and Facebook',
    width: 1_080,
    height,
    shownWidth: phone,
    covered,
    fileTypes: ['JPEG', 'PNG'],
    maxBytes: 30 * MB,
    textLimits: { headline: 40, body: 125 },
    source: { url: sources.meta, readAt },
  };
}

function responsive(width: number, height: number, title: string): Placement {
  return {
    id: `google_responsive_${width}x${height}`,
    title,
    channel: 'Google responsive',
    width,
    height,
    shownWidth: phone,
    covered: noInsets,
    fileTypes: ['JPEG', 'PNG'],
    // 5,120 KB.
    maxBytes: 5_242_880,
    textLimits: { headline: 30, body: 90 },
    source: { url: sources.googleResponsive, readAt },
  };
}

function display(width: number, height: number, title: string): Placement {
  return {
    id: `display_${width}x${height}`,
    title,
    channel: 'Display',
    width,
    height,
    shownWidth: width,
    covered: noInsets,
    fileTypes: ['JPEG', 'PNG'],
    // 150 KB, read as the smaller of the two that are called so.
    maxBytes: 150_000,
    textLimits: none,
    source: { url: sources.googleUploaded, readAt },
  };
}

/** 14 % at the top and 20 % at the bottom. */
const story: Insets = { top: 269, right: 0, bottom: 384, left: 0 };
/** 14 % at the top, 35 % at the bottom, 6 % at each side. */
const reel: Insets = { top: 269, right: 65, bottom: 672, left: 65 };

/** Every placement that is known, in the order in which they are offered. */
export const placements: readonly Placement[] = [
  meta('meta_feed', 'Feed', 1_350),
  meta('meta_square', 'Square', 1_080),
  meta('meta_story', 'Story', 1_920, story),
  meta('meta_reel', 'Reel', 1_920, reel),
  {
    ...meta('tiktok_feed', 'In feed', 1_920, { top: 150, right: 150, bottom: 440, left: 0 }),
    channel: 'TikTok',
    maxBytes: 100 * MB,
    textLimits: { headline: null, body: 100 },
    source: { url: sources.tiktok, readAt },
  },
  responsive(1_200, 628, 'Landscape'),
  responsive(1_200, 1_200, 'Square'),
  responsive(960, 1_200, 'Portrait'),
  display(300, 250, 'Medium rectangle'),
  display(728, 90, 'Leaderboard'),
  display(160, 600, 'Wide skyscraper'),
  display(320, 50, 'Mobile banner'),
  display(300, 600, 'Half page'),
  display(970, 250, 'Billboard'),
  display(1_200, 628, 'Large landscape'),
  {
    id: 'linkedin_feed',
    title: 'Feed',
    channel: 'LinkedIn',
    width: 1_200,
    height: 627,
    shownWidth: phone,
    covered: noInsets,
    fileTypes: ['JPEG', 'PNG'],
    maxBytes: 5 * MB,
    textLimits: { headline: 70, body: 150 },
    source: { url: sources.linkedin, readAt },
  },
  {
    id: 'pinterest_pin',
    title: 'Pin',
    channel: 'Pinterest',
    width: 1_000,
    height: 1_500,
    shownWidth: phone,
    covered: noInsets,
    fileTypes: ['JPEG', 'PNG'],
    maxBytes: 20 * MB,
    // Titles may have 100 characters, of which feeds show so many.
    textLimits: { headline: 40, body: 500 },
    source: { url: sources.pinterest, readAt: '2026-12-01' },
  },
  {
    id: 'x_post',
    title: 'Post',
    channel: 'X',
    width: 1_600,
    height: 900,
    shownWidth: phone,
    covered: noInsets,
    fileTypes: ['JPEG', 'PNG'],
    maxBytes: 5 * MB,
    textLimits: { headline: 70, body: 280 },
    source: { url: sources.x, readAt },
  },
  {
    id: 'youtube_thumbnail',
    title: 'Thumbnail',
    channel: 'YouTube',
    width: 1_280,
    height: 720,
    shownWidth: phone,
    covered: noInsets,
    fileTypes: ['JPEG', 'PNG'],
    maxBytes: 2 * MB,
    textLimits: { headline: 100, body: null },
    source: { url: sources.youtube, readAt },
  },
];

const byId = new Map(placements.map((placement) => [placement.id, placement]));

/** The placement of that id, or that size of one's own; null where there is none. */
export function findPlacement(id: string): Placement | null {
  return byId.get(id) ?? ownSize(id);
}
