import { expect, test } from 'vitest';
import { knownSize, linkFor, rememberCopies, sourceFor } from './image-copies.ts';

const link = (name: string) => `http://here/files/u/${name}?signature=1`;
const told = (name: string, widths: readonly number[], size?: { width: number; height: number }) => {
  const at = (width: number) => link(widths.includes(width) ? `${name}.${width}.webp` : name);
  return { url: link(name), small: at(256), medium: at(640), large: at(1280), ...size };
};

test('the browser is told of every copy and of the picture itself, and how large it is shown', () => {
  rememberCopies([told('wide.png', [256, 640, 1280], { width: 1600, height: 800 })]);
  const srcSet = `${link('wide.png.256.webp')} 256w, ${link('wide.png.640.webp')} 640w, ${link('wide.png.1280.webp')} 1280w, ${link('wide.png')} 1600w`;
  expect(sourceFor(link('wide.png'), { width: 300 })).toEqual({ src: link('wide.png'), srcSet, sizes: '300px' });
  // Shown whole, its height decides.
  expect(sourceFor(link('wide.png'), { width: 300, height: 100 }).sizes).toBe('200px');
  // Of more than two pixels of the screen to one nobody sees anything.
  expect(sourceFor(link('wide.png'), { width: 300 }, 3).sizes).toBe('200px');
  expect(knownSize(link('wide.png'))).toEqual({ width: 1600, height: 800 });
});

test('of what has no copies, or is not known, the picture itself is loaded', () => {
  rememberCopies([told('small.png', [], { width: 200, height: 200 })]);
  for (const url of [link('small.png'), 'https://elsewhere.example/a.png'])
    expect(sourceFor(url, { width: 300 })).toEqual({ src: url });
});

test('a picture whose size is not told has copies alone', () => {
  rememberCopies([told('photo.jpg', [256, 640])]);
  expect(sourceFor(link('photo.jpg'), { width: 40, height: 40 })).toEqual({
    src: link('photo.jpg'),
    srcSet: `${link('photo.jpg.256.webp')} 256w, ${link('photo.jpg.640.webp')} 640w`,
    sizes: '40px',
  });
});

test.each([
  [100, 1, 'hero.png.256.webp'],
  [200, 2, 'hero.png.640.webp'],
  [110, 4, 'hero.png.256.webp'],
  [700, 1, 'hero.png'],
])('at %i pixels on a screen of %i it is %s', (width, ratio, name) => {
  rememberCopies([told('hero.png', [256, 640], { width: 900, height: 900 })]);
  expect(linkFor(link('hero.png'), width, ratio)).toBe(link(name));
});
