import type { Values } from '@visualadgen/graph/graph.ts';
import type { OutputPort } from '@visualadgen/graph/ports/ports.ts';
import { readValues } from '@visualadgen/graph/ports/read-values.ts';
import { expect, test } from 'vitest';
import { askedFor, countIn, countValues, isShort, describeCount } from './picture-count.ts';

test.each([
  [3, 1, 2, true, '1 of 3: the safety checker held back 2.'],
  [3, 1, 0, true, '1 of 3: the model service sent 2 fewer.'],
  [4, 1, 2, true, '1 of 4: the safety checker held back 2, and the model service sent 1 fewer.'],
  // Seven were sent, of which six were held back: no more than two are missing.
  [3, 1, 6, true, '1 of 3: the safety checker held back 2.'],
  [1, 2, 0, false, '2 of 1: the model service sent more than was asked for, and all are kept.'],
  [3, 3, 0, false, null],
  [3, 3, 1, false, null],
])('of %i asked, %i received and %i held back', (asked, received, heldBack, short, says) => {
  const count = { asked, received, heldBack };
  expect(isShort(count)).toBe(short);
  expect(describeCount(count)).toBe(says);
});

test('what was left out is said first, for a person has set it so', () => {
  expect(describeCount({ asked: 4, received: 4, heldBack: 0, leftOut: 14 })).toBe('4 of 18 kept.');
  expect(describeCount({ asked: 4, received: 3, heldBack: 1, leftOut: 2 })).toBe(
    '3 of 5 kept. 3 of 4: the safety checker held back 1.',
  );
});

test('an order that names no number asks for one', () => {
  expect([{}, { num_images: 3 }, { num_images: 0 }, { num_images: '4' }, { num_images: 2.5 }].map(askedFor)).toEqual([
    1, 3, 1, 1, 1,
  ]);
});

const port = (name: string, kind: OutputPort['kind']): OutputPort => ({ name, label: name, kind });
const counted = (output: Values, ...ports: OutputPort[]) =>
  countIn(
    readValues(ports, output, () => null),
    ports,
  );

test('an output tells its count where it has a list of pictures, whatever that is called', () => {
  const beside = { images_asked: 3, images_held_back: 2 };
  const drawn = port('drawn', 'images');
  expect(counted({ drawn: ['a'], cost: '1', ...beside }, drawn)).toEqual({ asked: 3, received: 1, heldBack: 2 });
  expect(counted({ drawn: ['a', 'b'], images_asked: 2 }, drawn)).toEqual({ asked: 2, received: 2, heldBack: 0 });
  expect(counted({ drawn: ['a'] }, port('text', 'text'), drawn)).toEqual({ asked: 1, received: 1, heldBack: 0 });
  for (const output of [{}, { drawn: 'a', ...beside }, { image_urls: ['a'], ...beside }])
    expect(counted(output, drawn)).toBeNull();
  expect(counted({ image_urls: ['a'] }, port('image_urls', 'text'))).toBeNull();
});

test('an output says more than its pictures only where they are not as many as were asked for', () => {
  expect(countValues({ asked: 2, received: 2, heldBack: 0 })).toEqual({});
  for (const count of [
    { asked: 3, received: 1, heldBack: 2 },
    { asked: 1, received: 2, heldBack: 0 },
  ]) {
    const drawn = Array.from({ length: count.received }, (_, index) => `picture ${index}`);
    expect(counted({ drawn, ...countValues(count) }, port('drawn', 'images'))).toEqual(count);
  }
});
