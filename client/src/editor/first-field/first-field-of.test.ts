import { expect, it } from 'vitest';
import type { Field } from '../../graph/catalogue/catalogue.ts';
import { firstFieldOf } from './first-field-of.ts';

const field = (name: string, extras: Partial<Field> = {}) =>
  ({ name, isRequired: false, linkField: null, ...extras }) as Field;

it.each([
  ['the one that is needed', [field('platform'), field('subreddit', { isRequired: true })], 'subreddit'],
  ['the first, where none is needed', [field('model'), field('parameters')], 'model'],
  [
    'a picture, and not the link in its stead',
    [field('image_url'), field('asset', { linkField: 'image_url' })],
    'asset',
  ],
  ['none, where there is none', [], undefined],
])('is %s', (_, fields, name) => {
  expect(firstFieldOf({ fields })?.name).toBe(name);
});
