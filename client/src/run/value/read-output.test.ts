import { expect, it } from 'vitest';
import { picturesOf, readOutput } from './read-output.ts';

it('finds pictures by the names and shapes of values', () => {
  const output = { image_urls: ['https://x/1.png', 'https://x/2.png'], cost: '0.006', image_url: '/files/3.png' };
  expect(picturesOf(output)).toEqual(['https://x/1.png', 'https://x/2.png', '/files/3.png']);
  expect(picturesOf({ final_images: ['https://x/1.png', 'https://x/1.png'] })).toEqual(['https://x/1.png']);
});

it('takes no link for a picture that is not named so', () => {
  expect(picturesOf({ source: 'https://x/page' })).toEqual([]);
  expect(picturesOf({ image_url: 'javascript:alert(1)' })).toEqual([]);
});

it('reads texts, lists of words and lists of things', () => {
  expect(readOutput({ text: 'Hi', trends: ['a', 'b'], posts: [{ title: 'T', url: 'https://x', score: 3 }] })).toEqual([
    { kind: 'text', name: 'text', text: 'Hi' },
    {
      kind: 'list',
      name: 'trends',
      items: [
        { text: 'a', url: null },
        { text: 'b', url: null },
      ],
    },
    { kind: 'list', name: 'posts', items: [{ text: 'T', url: 'https://x' }] },
  ]);
});

it('shows nothing of nothing', () => {
  expect(readOutput(null)).toEqual([]);
  expect(readOutput('text')).toEqual([]);
  expect(readOutput({ image_url: '', failures: [], image_urls: [] })).toEqual([]);
});

it('follows no link but the web’s', () => {
  expect(readOutput({ posts: [{ title: 'T', url: 'javascript:alert(1)' }] })).toMatchObject([
    { items: [{ url: null }] },
  ]);
});
