import { expect, it } from 'vitest';
import { imagesOf, readOutput } from './read-output.ts';
import { data, list, image, images, post, text } from './testing/values.ts';

it('knows a picture by what it is, whatever it is called', () => {
  const output = {
    logo: image('/files/3.png'),
    drawn: images('https://x/1.png', 'https://x/2.png'),
    cost: data('0.006'),
  };
  expect(imagesOf(output)).toEqual(['/files/3.png', 'https://x/1.png', 'https://x/2.png']);
  expect(imagesOf({ drawn: images('https://x/1.png', 'https://x/1.png') })).toEqual(['https://x/1.png']);
});

it('takes no text and no data for a picture, whatever it is called', () => {
  const link = 'https://x/1.png';
  expect(imagesOf({ image_url: text(link), image_urls: list(text(link)), images: data([link]) })).toEqual([]);
  expect(imagesOf({ logo: image('javascript:alert(1)') })).toEqual([]);
});

it('reads texts, lists of words and lists of things', () => {
  const output = {
    text: text('Hi'),
    trends: list(text('a'), text('b')),
    posts: list(post({ title: 'T', url: 'https://x', score: 3 })),
    failures: data([{ message: 'gone' }]),
    brand: data({ title: 'Northbean', tone: 'Calm' }),
  };
  expect(readOutput(output)).toEqual([
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
    { kind: 'list', name: 'failures', items: [{ text: 'gone', url: null }] },
    { kind: 'text', name: 'brand', text: 'Northbean' },
  ]);
});

it('tells all of a list in which not everything is a picture', () => {
  expect(readOutput({ drawn: list(image('/1.png'), data(7)) })).toMatchObject([
    { kind: 'list', items: [{ text: '/1.png' }, { text: '7' }] },
  ]);
});

it('shows nothing of nothing', () => {
  expect(readOutput(null)).toEqual([]);
  expect(readOutput({ words: text(''), failures: data([]), drawn: list(), gone: data(null) })).toEqual([]);
});

it('follows no link but the web’s', () => {
  expect(readOutput({ posts: list(post({ title: 'T', url: 'javascript:alert(1)' })) })).toMatchObject([
    { items: [{ url: null }] },
  ]);
});
