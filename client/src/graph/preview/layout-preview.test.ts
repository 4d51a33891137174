import { expect, test } from 'vitest';
import { layoutPreview } from './layout-preview.ts';

const frame = { width: 300, height: 160 };
const at = (key: string, x: number, y: number) => ({ key, position: { x, y } });

test('no nodes give nothing to draw', () => {
  expect(layoutPreview([], [], frame)).toEqual({ boxes: [], cables: [] });
});

test('a single node sits in the middle and is not blown up', () => {
  const [box] = layoutPreview([at('a', 5_000, -3_000)], [], frame).boxes;
  expect(box).toBeDefined();
  if (!box) return;
  expect(box.x + box.width / 2).toBeCloseTo(150);
  expect(box.y + box.height / 2).toBeCloseTo(80);
  expect(box.width).toBeLessThan(80);
});

test('a wide graph stays inside the frame, in its own order', () => {
  const { boxes } = layoutPreview([at('a', 0, 0), at('b', 4_000, 900), at('c', 9_000, -400)], [], frame);
  for (const box of boxes) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(frame.width);
    expect(box.y + box.height).toBeLessThanOrEqual(frame.height);
  }
  expect(boxes.map(({ node }) => node.key)).toEqual(['a', 'b', 'c']);
  expect(boxes[0]?.x).toBeLessThan(boxes[1]?.x ?? 0);
});

test('a cable joins two boxes, and one that leads nowhere is left out', () => {
  const edges = [
    { sourceKey: 'a', targetKey: 'b' },
    { sourceKey: 'a', targetKey: 'gone' },
  ];
  const { cables } = layoutPreview([at('a', 0, 0), at('b', 400, 0)], edges, frame);
  expect(cables).toHaveLength(1);
  expect(cables[0]?.path).toMatch(/^M[\d. ]+C[\d. ]+$/);
});
