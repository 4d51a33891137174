import { expect, test } from 'vitest';
import { pieceAround, shareLost } from './piece-around.ts';

const story = { width: 9, height: 16 };

test.each([
  [{ width: 1024, height: 1280 }, story, 0.5, [152, 0, 720, 1280], 0.297],
  [{ width: 1024, height: 1280 }, story, 0, [0, 0, 720, 1280], 0.297],
  [{ width: 1024, height: 1280 }, story, 0.4, [50, 0, 720, 1280], 0.297],
  [{ width: 1024, height: 1280 }, story, 1, [304, 0, 720, 1280], 0.297],
  [{ width: 1280, height: 720 }, story, 0.5, [438, 0, 405, 720], 0.684],
  [{ width: 720, height: 1280 }, { width: 16, height: 9 }, 1, [0, 875, 720, 405], 0.684],
  [{ width: 720, height: 1280 }, story, 1, [0, 0, 720, 1280], 0],
])('of %j to %j around %d', (whole, shape, share, [left, top, width, height], lost) => {
  const piece = pieceAround(whole, shape, { x: share, y: share });
  expect(piece).toEqual({ left, top, width, height });
  expect(shareLost(whole, piece)).toBeCloseTo(lost, 3);
});
