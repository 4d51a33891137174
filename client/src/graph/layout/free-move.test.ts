import { expect, it } from 'vitest';
import { freeMove } from './free-move.ts';
import { overlap } from '../model/geometry.ts';

const card = (x: number, y: number, height = 160) => ({ x, y, width: 256, height });

it.each([
  ['below, where nothing is', [card(0, 0)], [], { x: 0, y: 192 }],
  ['above, where there is something below', [card(0, 0)], [card(0, 192)], { x: 0, y: -192 }],
  ['to the right, between rows', [card(0, 0)], [card(0, 192, 400), card(0, -192)], { x: 288, y: 0 }],
  ['to the right of what is tall', [card(0, 0, 800)], [], { x: 288, y: 0 }],
  ['past all that is in the way', [card(0, 0)], [card(0, 192), card(0, -352, 320), card(288, 0)], { x: 0, y: 384 }],
])('goes %s', (_, own, others, move) => {
  expect(freeMove(own, [...own, ...others])).toEqual(move);
});

it('takes several along, over none of the others, on the grid', () => {
  const own = [card(0, 0), card(304, 40, 500), card(608, 300)];
  const others = [...own, card(0, 700), card(900, 0), card(304, -400), card(-300, 0, 900)];
  const { x, y } = freeMove(own, others);
  expect([x % 16, y % 16]).toEqual([0, 0]);
  for (const rect of own) {
    for (const other of others) expect(overlap({ ...rect, x: rect.x + x, y: rect.y + y }, other)).toBe(false);
  }
});
