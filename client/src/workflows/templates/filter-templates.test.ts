import { expect, test } from 'vitest';
import { categoriesOf, filterTemplates } from './filter-templates.ts';

const launch = { title: 'Product launch', description: 'One photo in four scenes', category: 'Social' };
const banner = { title: 'Banner set', description: 'All sizes of one ad', category: 'Display' };
const story = { title: 'Story', description: 'A photo, tall', category: 'Social' };
const all = [launch, banner, story];

test('categories come once each, in the order of the templates', () => {
  expect(categoriesOf(all)).toEqual(['Social', 'Display']);
});

test('every word must occur, wherever it stands and however it is written', () => {
  expect(filterTemplates(all, { category: null, search: 'PHOTO social' })).toEqual([launch, story]);
  expect(filterTemplates(all, { category: null, search: 'photo sizes' })).toEqual([]);
  const cafe = { ...story, title: 'Cafe\u0301' };
  expect(filterTemplates([...all, cafe], { category: null, search: 'CAFÉ\u00a0tall' })).toEqual([cafe]);
});

test('a category and a search narrow together', () => {
  expect(filterTemplates(all, { category: 'Social', search: 'tall' })).toEqual([story]);
  expect(filterTemplates(all, { category: 'Display', search: '' })).toEqual([banner]);
});
