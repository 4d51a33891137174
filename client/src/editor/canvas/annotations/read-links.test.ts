import { expect, it } from 'vitest';
import { readLinks } from './read-links.ts';

const links = (text: string) => readLinks(text).flatMap(({ url }) => url ?? []);

it('finds the links among the words and loses nothing', () => {
  const text = 'Brief (https://example.com/a?b=1).\nAsk Ann: http://example.org, or me';
  expect(links(text)).toEqual(['https://example.com/a?b=1', 'http://example.org']);
  expect(
    readLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

it('makes no link of anything else', () => {
  expect(links('javascript:alert(1) file:///etc/passwd www.example.com https://')).toEqual([]);
  expect(readLinks('')).toEqual([]);
});
