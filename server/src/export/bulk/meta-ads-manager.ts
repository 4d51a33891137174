import { byteOrderMark, writeCsv } from '../csv.ts';
import type { BulkUpload } from './bulk-upload.ts';

/**
 * The columns of Meta’s import are those that Ads Manager writes into its own exports, which Meta’s help names as the template. How an ad
 * without a campaign is to run, and on whose page, is decided there.
 */
const columns = [
  'Campaign Name',
  'Ad Set Name',
  'Ad Name',
  'Ad Status',
  'Creative Type',
  'Title',
  'Body',
  'Link',
  'Call to Action',
  'Image File Name',
] as const;

/** Characters: https://developers.facebook.com/docs/marketing-api/reference/ad-image/, `name`. */
const longestFileName = 100;

/** Of `CallToActionType` in Meta’s SDK, those that lead to a page and whose name says what the button says. */
const buttons: ReadonlySet<string> = new Set([
  'APPLY_NOW',
  'BUY_NOW',
  'BUY_TICKETS',
  'CONTACT_US',
  'DONATE_NOW',
  'DOWNLOAD',
  'GET_DIRECTIONS',
  'GET_OFFER',
  'GET_QUOTE',
  'GET_SHOWTIMES',
  'LEARN_MORE',
  'LISTEN_NOW',
  'ORDER_NOW',
  'REQUEST_TIME',
  'SEE_MORE',
  'SHOP_NOW',
  'SIGN_UP',
  'START_ORDER',
  'SUBSCRIBE',
  'WATCH_MORE',
]);

export const metaAdsManager: BulkUpload<(typeof columns)[number]> = {
  name: 'meta-ads-manager',
  title: 'Meta Ads Manager',
  sources: [
    { url: 'https://www.facebook.com/business/help/216402145125255', readAt: '2026-12-01' },
    { url: 'https://github.com/facebook/facebook-nodejs-business-sdk', readAt: '2026-12-01' },
  ],
  columns,
  takes: (placement) => placement.startsWith('meta_'),
  rows(pictures, { campaign, adSet, link, text }) {
    const names = pictures.map(({ path }) => path.split('/').at(-1) ?? path);
    return pictures.map(({ words }, index) => {
      const name = names[index] ?? '';
      const button = buttonOf(words.call_to_action);
      return {
        cells: {
          'Campaign Name': campaign,
          'Ad Set Name': adSet,
          'Ad Name': name.replace(/\.[^.]*$/, ''),
          // Nothing runs before somebody has looked at it.
          'Ad Status': 'PAUSED',
          'Creative Type': 'Link Page Post Ad',
          Title: words.headline ?? '',
          Body: text || (words.body ?? ''),
          Link: link,
          'Call to Action': button ?? '',
          'Image File Name': name,
        },
        problems: [
          ...(link === '' ? ['no link: say in the export which page the ads lead to.'] : []),
          ...(button === null && words.call_to_action
            ? [`“${words.call_to_action}” is no button of Meta’s: choose one in Ads Manager.`]
            : []),
          ...(names.indexOf(name) === names.lastIndexOf(name)
            ? []
            : [`another picture is called ${name} too: put {n} into the file names.`]),
          ...(name.length > longestFileName
            ? [`${name} has ${name.length} characters; Meta takes ${longestFileName} in the name of a file.`]
            : []),
        ],
      };
    });
  },
  encode: (rows) => Buffer.from(byteOrderMark + writeCsv(rows), 'utf8'),
};

/** The button that says these words; null where there is none. */
function buttonOf(words = ''): string | null {
  const name = words
    .trim()
    .replace(/[.!→›»]+$/u, '')
    .trim()
    .replace(/\s+/g, '_')
    .toUpperCase();
  return buttons.has(name) ? name : null;
}
