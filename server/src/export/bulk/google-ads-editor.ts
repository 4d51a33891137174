import { byteOrderMark, writeCsv } from '../csv.ts';
import type { BulkFacts, BulkPicture, BulkRow, BulkUpload } from './bulk-upload.ts';

/** Of the list of columns in Google Ads Editor’s help, those that an ad has. That list has none for portrait pictures. */
const columns = [
  'Campaign',
  'Ad Group',
  'Ad Name',
  'Headline 1',
  'Long headline',
  'Description 1',
  'Business Name',
  'Call to action',
  'Landscape image',
  'Square image',
  'Image',
  'Display URL',
  'Final URL',
  'Status',
] as const;
type Column = (typeof columns)[number];

/** Characters that Google takes: `ResponsiveDisplayAdInfo` of its API. A sign that is twice as wide counts twice. */
const longest = {
  'Headline 1': 30,
  'Long headline': 90,
  'Description 1': 90,
  'Business Name': 25,
  'Call to action': 30,
} as const satisfies Partial<Record<Column, number>>;

/** What else an ad of Google’s must have, and what to do where it is missing. */
const needed = {
  'Headline 1': 'no headline: give the ads one.',
  'Description 1': 'no description: write the text beside the picture in the export.',
  'Business Name': 'no business name: say in the export who the client is.',
  'Landscape image': 'no landscape picture: add the placement Google responsive, Landscape.',
  'Square image': 'no square picture: add the placement Google responsive, Square.',
} as const satisfies Partial<Record<Column, string>>;

const noLink = 'no final URL: say in the export which page the ads lead to.';

export const googleAdsEditor: BulkUpload<Column> = {
  name: 'google-ads-editor',
  title: 'Google Ads Editor',
  sources: [
    { url: 'https://support.google.com/google-ads/editor/answer/57747', readAt: '2026-12-01' },
    { url: 'https://support.google.com/google-ads/editor/answer/56368', readAt: '2026-12-01' },
    {
      url: 'https://developers.google.com/google-ads/api/reference/rpc/v24/ResponsiveDisplayAdInfo',
      readAt: '2026-12-01',
    },
  ],
  columns,
  takes: (placement) => placement.startsWith(responsive) || placement.startsWith('display_'),
  rows(pictures, facts) {
    const [ofResponsive, uploaded] = [true, false].map((is) =>
      pictures.filter(({ placement }) => placement.startsWith(responsive) === is),
    );
    return [
      ...groupAds(ofResponsive ?? []).map((ad) => responsiveAd(ad, facts)),
      ...(uploaded ?? []).map((picture) => imageAd(picture, facts)),
    ];
  },
  // “Unicode Text”, as its help asks of spreadsheets: tabs between cells, in UTF-16.
  encode: (rows) => Buffer.from(byteOrderMark + writeCsv(rows, '\t'), 'utf16le'),
};

const responsive = 'google_responsive_';

/** The pictures of a responsive ad, by the columns that they are for. */
interface ResponsiveAd {
  picture: BulkPicture;
  landscape?: string;
  square?: string;
  /** Of no column. */
  others: string[];
}

/** Pictures that show the same are one ad, but for those of a shape that it has already. */
function groupAds(pictures: readonly BulkPicture[]): ResponsiveAd[] {
  const ads: ResponsiveAd[] = [];
  for (const picture of pictures) {
    const shape = shapeOf(picture.placement);
    const found = ads.find((ad) => ad.picture.shows === picture.shows && (shape === null || ad[shape] === undefined));
    const ad = found ?? { picture, others: [] };
    if (!found) ads.push(ad);
    if (shape === null) ad.others.push(picture.path);
    else ad[shape] = picture.path;
  }
  return ads;
}

function shapeOf(placement: string): 'landscape' | 'square' | null {
  const [width = 0, height = 0] = placement.replace(responsive, '').split('x').map(Number);
  if (width === height) return 'square';
  return width > height ? 'landscape' : null;
}

function responsiveAd(
  { picture: { words }, landscape = '', square = '', others }: ResponsiveAd,
  { campaign, adSet, business, link, text }: BulkFacts,
): BulkRow<Column> {
  const cells = {
    Campaign: campaign,
    'Ad Group': adSet,
    'Headline 1': words.headline ?? '',
    'Long headline': words.headline ?? '',
    'Description 1': text || (words.body ?? ''),
    'Business Name': business,
    'Call to action': words.call_to_action ?? '',
    'Landscape image': landscape,
    'Square image': square,
    'Final URL': link,
    Status: 'Paused',
  };
  return {
    cells,
    problems: [
      ...(link === '' ? [noLink] : []),
      ...keysOf(needed).flatMap((column) => (cells[column] === '' ? [needed[column]] : [])),
      ...keysOf(longest).flatMap((column) => {
        const width = widthOf(cells[column]);
        return width > longest[column]
          ? [`${column} has ${width} characters; Google takes ${longest[column]}: “${cells[column]}”.`]
          : [];
      }),
      ...others.map((path) => `${path} has no column in Google Ads Editor: add it to the ad by hand.`),
    ],
  };
}

function imageAd({ path }: BulkPicture, { campaign, adSet, link }: BulkFacts): BulkRow<Column> {
  return {
    cells: {
      Campaign: campaign,
      'Ad Group': adSet,
      'Ad Name': (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/, ''),
      Image: path,
      'Display URL': link === '' ? '' : new URL(link).host,
      'Final URL': link,
      Status: 'Paused',
    },
    problems: link === '' ? [noLink] : [],
  };
}

/** Signs of Chinese, Japanese and Korean, and what is drawn as wide as they are, count twice. */
function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/gu;

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
