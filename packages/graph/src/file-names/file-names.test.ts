import { expect, test } from 'vitest';
import { distinctPaths } from './distinct-paths.ts';
import { findPatternError, placeByPattern, usualPattern } from './name-pattern.ts';
import { nameTokenNames, type NameValues } from './name-tokens.ts';
import { byteLength, longestPart, safeName } from './safe-name.ts';

const family = '👨‍👩‍👧‍👦';

test.each([
  ['Slow mornings, made cold', 'Slow mornings, made cold'],
  ['50 % off: today/tomorrow?', '50 % off- today-tomorrow-'],
  ['a\\b|c*d<e>f"g', 'a-b-c-d-e-f-g'],
  ['line\none\ttwo', 'line one two'],
  ['..', ''],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['.hidden', 'hidden'],
  ['ends. . .', 'ends'],
  ['  spaces  ', 'spaces'],
  ['CON', '_CON'],
  ['con.jpg', '_con.jpg'],
  ['Lpt1', '_Lpt1'],
  ['COM¹', '_COM¹'],
  ['conin$', '_conin$'],
  ['nul .txt', '_nul .txt'],
  ['console', 'console'],
  ['com10', 'com10'],
  // Decomposed, as macOS writes it.
  ['Cafe\u0301', 'Café'],
  ['right\u202Etfel', 'righttfel'],
  ['bell\u0007\u0000', 'bell'],
  ['lone \uD83D end', 'lone - end'],
  [`${family} picnic`, `${family} picnic`],
  ['قهوة باردة', 'قهوة باردة'],
  ['冷たいコーヒー', '冷たいコーヒー'],
  ['\u200D\u200D', ''],
])('%j becomes %j', (words, safe) => {
  expect(safeName(words)).toBe(safe);
  expect(safeName(safe)).toBe(safe);
});

test.each([
  'x'.repeat(500),
  'コ'.repeat(500),
  family.repeat(50),
  `${'x'.repeat(longestPart - 1)}. y`,
  `con.${'é'.repeat(200)}`,
  // What goes in front of a device’s name moves the cut to a dot.
  `con.${'x'.repeat(longestPart - 6)}.y`,
])('a long name is cut by its bytes, and no sign in two: %.20s', (words) => {
  const safe = safeName(words);
  expect(byteLength(safe)).toBeLessThanOrEqual(longestPart);
  expect(safe.replaceAll(family, '')).not.toMatch(/\p{Extended_Pictographic}|\u200D|[. ]$/u);
  expect(safe.length).toBeGreaterThan(10);
});

const nothing = Object.fromEntries(nameTokenNames.map((name) => [name, ''])) as Record<keyof NameValues, string>;
const path = (pattern: string, values: Partial<NameValues>) =>
  distinctPaths([placeByPattern(pattern, { ...nothing, n: '07', ...values }, 'jpg')])[0];

test.each([
  [
    usualPattern,
    { channel: 'Meta', placement: 'Story', size: '1x2', campaign: 'Summer', headline: 'Hi' },
    'Meta/Story 1x2/Summer_Hi_07.jpg',
  ],
  [usualPattern, { size: '1x2', campaign: 'Summer' }, '1x2/Summer_07.jpg'],
  [usualPattern, {}, '07.jpg'],
  ['{headline}', {}, '07.jpg'],
  ['{ headline }', { headline: 'a/b' }, 'a-b.jpg'],
  ['{client} - {campaign}', { campaign: 'x' }, 'x.jpg'],
  ['{client} - {campaign}', { client: 'x' }, 'x.jpg'],
  ['{client}//{n}', { client: '..' }, '07.jpg'],
  ['ad-{n}-final', {}, 'ad-07-final.jpg'],
  ['{headline}', { headline: '{client}', client: 'no' }, '{client}.jpg'],
])('%j with %o is %j', (pattern, values, expected) => {
  expect(findPatternError(pattern)).toBe(null);
  expect(path(pattern, values)).toBe(expected);
});

test.each([
  ['{headline', /close each brace/],
  ['headline}', /close each brace/],
  ['{{n}}', /close each brace/],
  ['{head line}', /but names head line$/],
  ['{constructor}', /but names constructor$/],
  ['{}', /names nothing/],
  ['{client}/', /not with a folder/],
  ['', /not with a folder/],
  ['a/b/c/d/{n}', /at most 3 folders/],
])('the pattern %j is refused', (pattern, error) => expect(findPatternError(pattern)).toMatch(error));

test('files whose names some system takes for one get numbers, and folders keep one spelling', () => {
  const place = (folder: string, name: string) => ({ folders: folder === '' ? [] : [folder], name, ending: 'jpg' });
  const long = 'x'.repeat(longestPart);
  const paths = distinctPaths([
    place('Feed', 'Cold brew'),
    place('feed', 'COLD BREW'),
    place('FEED', 'cold brew_2'),
    place('Feed', 'cold brew'),
    place('', 'Straße'),
    place('', 'STRASSE'),
    place('', long),
    place('', long),
    // A folder has the name already.
    place('a.jpg', 'b'),
    place('', 'A'),
  ]);
  expect(paths).toEqual([
    'Feed/Cold brew.jpg',
    'Feed/COLD BREW_2.jpg',
    'Feed/cold brew_2_2.jpg',
    'Feed/cold brew_3.jpg',
    'Straße.jpg',
    'STRASSE_2.jpg',
    `${long}.jpg`,
    `${long.slice(2)}_2.jpg`,
    'a.jpg/b.jpg',
    'A_2.jpg',
  ]);
});
