import { expect, it } from 'vitest';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { offerSwitch } from './offer-switch.ts';

/** What each model takes: prompts, images, and its price. */
const models: Record<string, [number, number, string]> = {
  'maker/draw': [1, 0, '0.003'],
  'maker/draw/redux': [0, 1, '0.001'],
  'other/draw': [1, 0, '0.001'],
  'other/draw/edit': [1, 1, '0.050'],
  'maker/mix': [1, 10, '0.040'],
  'maker/mix-pro': [1, 10, '0.030'],
};
const by = (place: 0 | 1) => ({
  field: 'model',
  preset: 'maker/draw',
  limits: Object.entries(models).map(([value, takes]) => ({
    value,
    label: value.toUpperCase(),
    maxJoins: takes[place],
  })),
});
const type = {
  inputs: [
    { name: 'prompt', maxJoinsBy: by(0) },
    { name: 'image', maxJoinsBy: by(1) },
  ],
} as unknown as NodeType;
const catalogue = {
  imageModel: (endpoint: string) => ({ price: { amount: models[endpoint]?.[2] ?? '0' } }) as never,
};

it.each([
  ['the cheapest of those with most room', {}, { prompt: 1, image: 1 }, 'maker/mix-pro'],
  ['the nearest relative', { model: 'other/draw' }, { prompt: 1, image: 1 }, 'other/draw/edit'],
  ['no relative that would leave the prompt unused', { model: 'maker/draw' }, { prompt: 1, image: 2 }, 'maker/mix-pro'],
  ['a relative where nothing but a picture is connected', {}, { image: 1 }, 'maker/draw/redux'],
  ['nothing where nothing fits', {}, { prompt: 2, image: 1 }, undefined],
])('offers %s', (_, config, joins, value) => {
  expect(offerSwitch({ type, config, joins: new Map(Object.entries(joins)) }, catalogue)?.value).toBe(value);
});
