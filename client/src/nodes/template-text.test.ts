import { expect, it } from 'vitest';
import { missingVariables, offersOf, readTemplate } from './template-text.ts';

const upstream = [
  { name: 'Slogan', gives: ['text'] },
  { name: 'Photo', gives: ['image_url'] },
];

it('takes a template apart without losing a letter', () => {
  const template = 'An ad for {{ text }}, {{}} and \\{{not this}}.';
  const segments = readTemplate(template);
  expect(segments.map(({ text }) => text).join('')).toBe(template);
  expect(segments.flatMap(({ variable }) => (variable === null ? [] : [variable]))).toEqual(['text', '']);
});

it('offers a name alone, or with its node where two give it', () => {
  expect(offersOf(upstream).map(({ variable }) => variable)).toEqual(['text', 'image_url']);
  const twice = [...upstream, { name: 'Mood', gives: ['text'] }];
  expect(offersOf(twice).map(({ variable }) => variable)).toEqual(['Slogan.text', 'image_url', 'Mood.text']);
});

it('names each missing variable once', () => {
  const template = '{{text}} {{Slogan.text}} {{posts}} {{posts}} {{Mood.text}}';
  expect(missingVariables(template, upstream)).toEqual(['posts', 'Mood.text']);
});
