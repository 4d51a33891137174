import { expect, test } from 'vitest';
import type { BrandFieldsFragment } from '../api/generated/graphql.ts';
import { draftOf, inputOf } from './brand.ts';

const brand: BrandFieldsFragment = {
  __typename: 'Brand',
  id: 'b',
  name: 'Halo',
  version: 3,
  updatedAt: '2026-12-01T00:00:00Z',
  colors: [{ __typename: 'BrandColor', role: 'ACCENT', hex: '#ff0055' }],
  fonts: { __typename: 'BrandFonts', heading: 'Fraunces', body: null, headingFont: null, bodyFont: null },
  logos: {
    __typename: 'BrandLogos',
    light: { __typename: 'Asset', id: 'l', url: '/l.png', width: 2, height: 1 },
    dark: null,
    mark: null,
  },
  tone: 'calm',
  wordsToUse: ['slow', 'quiet'],
  wordsToAvoid: [],
  claims: [{ __typename: 'BrandClaim', text: 'No. 1', note: 'Survey, 2026' }],
  callToAction: 'Listen',
};

test('what a page shows of a brand is what is saved of it', () => {
  expect(inputOf(draftOf(brand))).toEqual({
    name: 'Halo',
    colors: [{ role: 'ACCENT', hex: '#ff0055' }],
    fonts: { heading: 'Fraunces', body: null, headingFontId: null, bodyFontId: null },
    logos: { lightAssetId: 'l', darkAssetId: null, markAssetId: null },
    tone: 'calm',
    wordsToUse: ['slow', 'quiet'],
    wordsToAvoid: [],
    claims: [{ text: 'No. 1', note: 'Survey, 2026' }],
    callToAction: 'Listen',
  });
});

test('words are one a line, each once; while a claim is half written, no claim is changed', () => {
  const draft = { ...draftOf(brand), wordsToAvoid: ' cheap\n\nbest\nCheap ', claims: [{ text: 'Half', note: ' ' }] };
  expect(inputOf(draft).wordsToAvoid).toEqual(['cheap', 'best']);
  expect(inputOf(draft)).not.toHaveProperty('claims');
});
