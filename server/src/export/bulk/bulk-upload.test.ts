import { expect, test } from 'vitest';
import { type BulkFacts, type BulkPicture, type BulkUpload, writeUpload } from './bulk-upload.ts';
import { googleAdsEditor } from './google-ads-editor.ts';
import { metaAdsManager } from './meta-ads-manager.ts';

const facts: BulkFacts = {
  campaign: 'Summer, 26',
  adSet: 'Cold brew',
  business: 'Northbean',
  link: 'https://northbean.example/cold?utm=a',
  text: '',
};
const words = {
  headline: 'Slow mornings, made cold',
  body: 'Eighteen hours in every sip.',
  call_to_action: 'Order now →',
};
const picture = (placement: string, path: string, own: Partial<BulkPicture> = {}): BulkPicture => ({
  placement,
  path,
  words,
  shows: 'a',
  ...own,
});

function read(upload: BulkUpload, pictures: BulkPicture[], own: Partial<BulkFacts> = {}) {
  const { bytes, ...rest } = writeUpload(upload, pictures, { ...facts, ...own });
  const text = Buffer.from(bytes).toString(upload === googleAdsEditor ? 'utf16le' : 'utf8');
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  return { ...rest, text, head, lines };
}

test('Meta gets one line an ad, paused, with the button that its words name', () => {
  const { head, lines, problems, ads, file } = read(metaAdsManager, [
    picture('meta_feed', 'Meta/Feed/Summer_01.jpg'),
    picture('meta_story', 'Meta/Story/Summer_02.jpg', { words: { ...words, call_to_action: 'Try it cold' } }),
  ]);
  expect([file, ads]).toEqual(['meta-ads-manager.csv', 2]);
  expect(head).toBe(
    'Campaign Name,Ad Set Name,Ad Name,Ad Status,Creative Type,Title,Body,Link,Call to Action,Image File Name',
  );
  expect(lines).toEqual([
    '"Summer, 26",Cold brew,Summer_01,PAUSED,Link Page Post Ad,"Slow mornings, made cold",Eighteen hours in every sip.,https://northbean.example/cold?utm=a,ORDER_NOW,Summer_01.jpg',
    '"Summer, 26",Cold brew,Summer_02,PAUSED,Link Page Post Ad,"Slow mornings, made cold",Eighteen hours in every sip.,https://northbean.example/cold?utm=a,,Summer_02.jpg',
  ]);
  expect(problems).toEqual(['Line 3: “Try it cold” is no button of Meta’s: choose one in Ads Manager.']);
});

test('what Meta would refuse is told: no link, files of one name, a name too long', () => {
  const { problems } = read(
    metaAdsManager,
    [
      picture('meta_feed', 'Feed/a.jpg'),
      picture('meta_story', 'Story/a.jpg'),
      picture('meta_feed', `${'x'.repeat(100)}.jpg`),
    ],
    { link: '' },
  );
  expect(problems).toEqual([
    'Lines 2–4: no link: say in the export which page the ads lead to.',
    'Lines 2–3: another picture is called a.jpg too: put {n} into the file names.',
    expect.stringMatching(/^Line 4: x.* has 104 characters; Meta takes 100/),
  ]);
});

test('Google gets one responsive ad for pictures that show the same, and an image ad for each of a fixed size', () => {
  const { head, lines, problems, text } = read(googleAdsEditor, [
    picture('google_responsive_1200x628', 'G/Landscape/a.jpg'),
    picture('google_responsive_1200x1200', 'G/Square/b.jpg'),
    picture('display_1200x628', 'Display/Large/c.jpg'),
  ]);
  // With the mark by which UTF-16 is told from other encodings.
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(head.split('\t')).toEqual([...googleAdsEditor.columns]);
  const cells = lines.map((line) =>
    Object.fromEntries(
      line.split('\t').flatMap((cell, at) => (cell === '' ? [] : [[googleAdsEditor.columns[at], cell]])),
    ),
  );
  expect(cells).toEqual([
    {
      Campaign: 'Summer, 26',
      'Ad Group': 'Cold brew',
      'Headline 1': 'Slow mornings, made cold',
      'Long headline': 'Slow mornings, made cold',
      'Description 1': 'Eighteen hours in every sip.',
      'Business Name': 'Northbean',
      'Call to action': 'Order now →',
      'Landscape image': 'G/Landscape/a.jpg',
      'Square image': 'G/Square/b.jpg',
      'Final URL': 'https://northbean.example/cold?utm=a',
      Status: 'Paused',
    },
    {
      Campaign: 'Summer, 26',
      'Ad Group': 'Cold brew',
      'Ad Name': 'c',
      Image: 'Display/Large/c.jpg',
      'Display URL': 'northbean.example',
      'Final URL': 'https://northbean.example/cold?utm=a',
      Status: 'Paused',
    },
  ]);
  expect(problems).toEqual([]);
});

test('what Google would refuse is told, and stands uncut', () => {
  const long = 'A headline that is longer than thirty signs';
  const { problems, lines } = read(
    googleAdsEditor,
    [
      picture('google_responsive_1200x628', 'a.jpg', { words: { headline: long } }),
      picture('google_responsive_960x1200', 'b.jpg', { words: { headline: long } }),
      picture('google_responsive_1200x1200', 'c.jpg', {
        words: { headline: '冷たいコーヒーをゆっくり楽しむ夏の朝' },
        shows: 'b',
      }),
      picture('display_300x250', 'd.jpg'),
    ],
    { link: '', business: '', text: 'A text' },
  );
  expect(lines[0]).toContain(long);
  expect(problems).toEqual([
    'Lines 2–4: no final URL: say in the export which page the ads lead to.',
    'Lines 2–3: no business name: say in the export who the client is.',
    'Line 2: no square picture: add the placement Google responsive, Square.',
    `Line 2: Headline 1 has 43 characters; Google takes 30: “${long}”.`,
    'Line 2: b.jpg has no column in Google Ads Editor: add it to the ad by hand.',
    'Line 3: no landscape picture: add the placement Google responsive, Landscape.',
    'Line 3: Headline 1 has 34 characters; Google takes 30: “冷たいコーヒーをゆっくり楽しむ夏の朝”.',
  ]);
});

test('two pictures of one shape that show the same are two ads', () => {
  const { ads } = read(googleAdsEditor, [
    picture('google_responsive_1200x628', 'a.jpg'),
    picture('google_responsive_1200x628', 'b.jpg'),
    picture('google_responsive_1200x1200', 'c.jpg'),
  ]);
  expect(ads).toBe(2);
});

test.each([
  ['=HYPERLINK("https://evil.example","x")', false],
  ['@SUM(1)', false],
  ['-2+3+cmd|’/C calc’!A0', false],
  ['-20 % today!', true],
  ['+1 free', true],
])('a headline %j is no formula in the file: kept %j', (headline, isKept) => {
  const { text, problems } = read(metaAdsManager, [picture('meta_feed', 'a.jpg', { words: { headline } })]);
  expect([text.includes(headline.replaceAll('"', '""')), problems.length === 0]).toEqual([isKept, isKept]);
});

test.each([metaAdsManager, googleAdsEditor])(
  '$title tells where its columns were read, and when',
  ({ sources, columns }) => {
    expect(new Set(columns).size).toBe(columns.length);
    expect(sources.length).toBeGreaterThan(0);
    for (const { url, readAt } of sources) {
      expect(new URL(url).protocol).toBe('https:');
      expect(Date.parse(readAt)).toBeGreaterThan(Date.parse('2026-01-01'));
    }
  },
);
