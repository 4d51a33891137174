import { plainValues } from '@visualadgen/graph/values/plain-values.ts';
import { expect, it } from 'vitest';
import { data, image, images, text } from './testing/values.ts';
import { formOf, jsonProblem, readWritten } from './values-form.ts';

const values = {
  prompt: text('An ad for tea'),
  logo: image('https://x.example/1.png'),
  page: text('https://x.example/page'),
  image_urls: images('https://x.example/1.png'),
  cost: data('0.003000'),
  limit: data(3),
};

it('writes texts as they are, links on one line, and the rest as JSON', () => {
  expect(formOf(values).map(({ name, kind }) => [name, kind])).toEqual([
    ['prompt', 'text'],
    ['logo', 'image'],
    ['page', 'link'],
    ['image_urls', 'json'],
    ['cost', 'text'],
    ['limit', 'json'],
  ]);
  expect(formOf(values)[3]?.text).toBe('[\n  "https://x.example/1.png"\n]');
  expect(formOf(null)).toEqual([]);
});

it('gives the whole of the values, with what was written in its place', () => {
  expect(readWritten(values, { prompt: 'An ad\nfor coffee', limit: '4' })).toEqual({
    ok: true,
    values: { ...plainValues(values), prompt: 'An ad\nfor coffee', limit: 4 },
  });
});

it('keeps a text that looks like JSON a text, and an empty one empty', () => {
  expect(readWritten(values, { prompt: '[1]', cost: '' })).toMatchObject({ values: { prompt: '[1]', cost: '' } });
});

it('says at each value what is no JSON', () => {
  const read = readWritten(values, { limit: 'four', image_urls: '', prompt: 'fine' });
  expect(read).toEqual({
    ok: false,
    problems: { limit: expect.stringMatching(/not JSON/), image_urls: expect.stringMatching(/empty/) },
  });
  expect(jsonProblem('{"a": 1}')).toBeNull();
  expect(jsonProblem('{a: 1}')).toMatch(/double quotes/);
});

it('leaves out what was written for a value that is there no more', () => {
  expect(readWritten({ prompt: text('tea') }, { text: 'gone' })).toEqual({ ok: true, values: { prompt: 'tea' } });
});
