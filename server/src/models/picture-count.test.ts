import { expect, test } from 'vitest';
import { askedFor, countIn, countValues, isShort, tellCount } from './picture-count.ts';

test.each([
  [3, 1, 2, true, '1 of 3: the safety checker held back 2.'],
  [3, 1, 0, true, '1 of 3: the image service sent 2 fewer.'],
  [4, 1, 2, true, '1 of 4: the safety checker held back 2, and the image service sent 1 fewer.'],
  // Seven were sent, of which six were held back: no more than two are missing.
  [3, 1, 6, true, '1 of 3: the safety checker held back 2.'],
  [1, 2, 0, false, '2 of 1: the image service sent more than was asked for, and all are kept.'],
  [3, 3, 0, false, null],
  [3, 3, 1, false, null],
])('of %i asked, %i received and %i held back', (asked, received, heldBack, short, says) => {
  const count = { asked, received, heldBack };
  expect(isShort(count)).toBe(short);
  expect(tellCount(count)).toBe(says);
});

test('an order that names no number asks for one', () => {
  expect([{}, { num_images: 3 }, { num_images: 0 }, { num_images: '4' }, { num_images: 2.5 }].map(askedFor)).toEqual([
    1, 3, 1, 1, 1,
  ]);
});

test('an output tells its count where it has one', () => {
  const counted = { images_asked: 3, images_held_back: 2 };
  expect(countIn({ image_urls: ['a'], cost: '1', ...counted })).toEqual({ asked: 3, received: 1, heldBack: 2 });
  expect(countIn({ final_images: ['a', 'b'], images_asked: 2 })).toEqual({ asked: 2, received: 2, heldBack: 0 });
  expect(countIn({ image_urls: ['a'] })).toEqual({ asked: 1, received: 1, heldBack: 0 });
  for (const output of [null, {}, { image_urls: 'a', ...counted }, { text: 'a', ...counted }])
    expect(countIn(output)).toBeNull();
});

test('an output says more than its pictures only where they are not as many as were asked for', () => {
  expect(countValues({ asked: 2, received: 2, heldBack: 0 })).toEqual({});
  for (const count of [
    { asked: 3, received: 1, heldBack: 2 },
    { asked: 1, received: 2, heldBack: 0 },
  ]) {
    const image_urls = Array.from({ length: count.received }, (_, index) => `picture ${index}`);
    expect(countIn({ image_urls, ...countValues(count) })).toEqual(count);
  }
});
