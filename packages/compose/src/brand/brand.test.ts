import { expect, test } from 'vitest';
import { compose, type Content } from '../compose.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { findLayout } from '../layouts/index.ts';
import type { Picture } from '../layouts/layout.ts';
import { findPlacement } from '../placements/catalogue.ts';
import { emptySnapshot } from './brand-snapshot.ts';
import { checkWording } from './check-wording.ts';
import { isLogoOnDark } from './ground-under.ts';
import { wordsInBrand } from './in-brand.ts';

const logo: Picture = { width: 200, height: 80, focus: { x: 0.5, y: 0.5 }, tones: null, isCutOut: true };
const photo = (luminance: number): Picture => ({
  width: 2_000,
  height: 2_000,
  focus: { x: 0.5, y: 0.5 },
  tones: { columns: 8, rows: 8, luminance: Array.from({ length: 64 }, () => luminance) },
  isCutOut: false,
});

interface Look {
  name: string;
  background: string | null;
  accent?: string;
  luminance?: number;
}

function drawn({ name, background, accent, luminance = 0.5 }: Look) {
  const [layout, placement] = [findLayout(name), findPlacement('meta_feed')];
  if (!layout || !placement) throw new Error(`There is no ${name}.`);
  const content: Content = {
    layout,
    words: { headline: 'The cheap one', body: 'No. 1 in taste' },
    pictures: { image: photo(luminance), logo },
    brand: { background, accent, headingFont: 'Inter', bodyFont: 'Inter' },
    pictureColors: [],
  };
  return { content, drawing: compose(content, placement, (_, text) => text.length * 0.5) };
}

test.each([
  [{ name: 'split', background: '#101418' }, true],
  [{ name: 'split', background: '#fffaf0' }, false],
  [{ name: 'text_only', background: null, accent: '#0d47a1' }, true],
  [{ name: 'full_picture', background: null, luminance: 0.02 }, true],
  [{ name: 'full_picture', background: null, luminance: 0.9 }, false],
])('the logo of %j stands on a dark ground: %s', (look, expected) => {
  const { content, drawing } = drawn(look);
  expect(isLogoOnDark(drawing.shapes, content.pictures)).toBe(expected);
});

test('words to avoid are told with the word and its place, and claims without their note', () => {
  const { content, drawing } = drawn({ name: 'split', background: '#ffffff' });
  const claims = [
    { text: 'No. 1 in taste', note: 'Panel of 200' },
    { text: 'Never said', note: 'Nowhere' },
  ];
  const checks = checkWording(drawing, content.words, { avoid: ['Cheap', 'best'], claims });
  expect(checks).toMatchObject([
    { name: 'WORD_AVOIDED', part: 'headline', isPassed: false, message: expect.stringContaining('“Cheap”') },
    { name: 'CLAIM_NOTE', part: 'body', isPassed: false, message: expect.stringContaining('Panel of 200') },
  ]);
  for (const { box } of checks) expect(box?.width).toBeGreaterThan(0);
  const noted = { headline: 'Fine', body: 'No. 1 in taste (Panel of 200)' };
  expect(checkWording(drawing, noted, { avoid: ['cheap'], claims }).map(({ isPassed }) => isPassed)).toEqual([
    true,
    true,
  ]);
  expect(checkWording(drawing, noted, { avoid: [], claims: [] })).toEqual([]);
});

test('the notes that claims need stand below as small print, unless it is said otherwise or they are said already', () => {
  const claims = [
    { text: 'No. 1 in taste', note: 'Panel of 200, 2026.' },
    { text: 'Never said', note: 'Nowhere.' },
  ];
  const brand = { ...emptySnapshot, claims };
  const layout = findLayout('split') ?? expect.unreachable();
  const words = { headline: 'no. 1 in taste' };
  expect(wordsInBrand(words, layout, brand)).toMatchObject({ small_print: 'Panel of 200, 2026.' });
  expect(wordsInBrand({ ...words, small_print: 'Terms apply.' }, layout, brand)).toMatchObject({
    small_print: 'Terms apply.',
  });
  expect(wordsInBrand({ headline: 'Fine' }, layout, brand)).not.toHaveProperty('small_print');
  expect(wordsInBrand({ ...words, body: 'Panel of 200, 2026.' }, layout, brand)).not.toHaveProperty('small_print');
});

test('a note for which there is no room is not said', () => {
  const claims = [{ text: 'No. 1', note: 'Panel of 200' }];
  const { drawing } = drawn({ name: 'split', background: '#ffffff' });
  const words = { headline: 'No. 1', small_print: 'Panel of 200' };
  const passed = (leftOut: Drawing['leftOut']) =>
    checkWording({ ...drawing, leftOut }, words, { avoid: [], claims }).map(({ isPassed }) => isPassed);
  expect(passed([])).toEqual([true]);
  expect(passed([{ part: 'small_print', shown: 0, all: 12 }])).toEqual([false]);
});
