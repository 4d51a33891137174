import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { readImages } from './read-images.ts';

const link = (at: number) => `https://a.example/${at}.png`;
const answer = (pictures: number, flags?: unknown) => ({
  images: Array.from({ length: pictures }, (_, at) => ({ url: link(at) })),
  has_nsfw_concepts: flags,
});

test('pictures are read with what the provider tells of them', () => {
  const told = {
    images: [
      { url: link(0), width: 8, height: 4, content_type: 'image/png' },
      { url: 'http://a.example/2', width: 'wide' },
    ],
    seed: 42,
    has_nsfw_concepts: [false],
    description: 'whatever else there is',
  };
  expect(readImages(told)).toEqual({
    gives: 'IMAGES',
    images: [
      { url: link(0), width: 8, height: 4, contentType: 'image/png', isPassed: true },
      { url: 'http://a.example/2', width: null, height: null, contentType: null, isPassed: false },
    ],
    seed: 42,
    heldBack: 0,
  });
});

test.each([
  ['black ones in their place', answer(3, [true, false, true]), [1], 2],
  ['none in their place', answer(1, [true, false, true]), [0], 2],
  ['all held back', answer(3, [true, true, true]), [], 3],
  ['all held back and none sent', answer(0, [true, true]), [], 2],
  ['fewer flags than pictures', answer(3, [true]), [1, 2], 1],
  ['flags that are none', answer(2, 'no'), [0, 1], 0],
  ['flags of which some are none', answer(2, [null, true]), [0], 1],
  ['no flags', answer(2), [0, 1], 0],
])('what the safety checker held back is counted: %s', (_, sent, shown, heldBack) => {
  const read = readImages(sent);
  expect(read.images.map(({ url }) => url)).toEqual(shown.map(link));
  expect(read.heldBack).toBe(heldBack);
});

test('one without a link does not spoil the others', () => {
  const { images } = readImages({ images: [{ url: link(0) }, {}, { url: null }, 'text', { url: link(4) }] });
  expect(images.map(({ url }) => url)).toEqual([link(0), link(4)]);
});

test.each([null, 'text', {}, { images: [] }, { images: [{}] }, { images: [{ url: 'file:///etc/passwd' }] }])(
  '%j holds no picture',
  (sent) => {
    expect(() => readImages(sent)).toThrow(AppError);
    expect(() => readImages(sent)).toThrow('without a picture');
  },
);
