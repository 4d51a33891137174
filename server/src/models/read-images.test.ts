import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { readImages } from './read-images.ts';

test('pictures are read with what the provider tells of them', () => {
  const answer = {
    images: [
      { url: 'https://a.example/1.png', width: 8, height: 4, content_type: 'image/png' },
      { url: 'http://a.example/2' },
    ],
    seed: 42,
    has_nsfw_concepts: [false, true],
    description: 'whatever else there is',
  };
  expect(readImages(answer)).toEqual({
    images: [
      { url: 'https://a.example/1.png', width: 8, height: 4, contentType: 'image/png' },
      { url: 'http://a.example/2', width: null, height: null, contentType: null },
    ],
    seed: 42,
    flagged: [false, true],
  });
});

test('what is told wrongly beside the link is not minded', () => {
  const answer = { images: [{ url: 'https://a.example/1', width: 'wide' }], seed: 'x', has_nsfw_concepts: 'no' };
  expect(readImages(answer)).toEqual({
    images: [{ url: 'https://a.example/1', width: null, height: null, contentType: null }],
    seed: null,
    flagged: [false],
  });
});

test.each([null, 'text', {}, { images: [] }, { images: [{}] }, { images: [{ url: 'file:///etc/passwd' }] }])(
  '%j holds no picture',
  (answer) => {
    expect(() => readImages(answer)).toThrow(AppError);
    expect(() => readImages(answer)).toThrow('without a picture');
  },
);
