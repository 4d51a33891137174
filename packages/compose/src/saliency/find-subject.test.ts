import { expect, test } from 'vitest';
import { compose } from '../compose.ts';
import type { Box } from '../geometry/box.ts';
import { coverCrop } from '../geometry/place-picture.ts';
import { findLayout } from '../layouts/index.ts';
import { blocksOf } from '../overrides/blocks.ts';
import { findPlacement } from '../placements/catalogue.ts';
import { findSubject } from './find-subject.ts';
import { inView } from './in-view.ts';
import type { Sample } from './sample.ts';

type Color = readonly [number, number, number, number?];
interface Thing extends Box {
  color: Color;
}

/** A ground with things on it, in pixels of a sample; the ground may change from the top to the bottom. */
function paint(top: Color, bottom: Color, things: readonly Thing[], width = 64, height = 64): Sample {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const thing = things.findLast(
        (one) => x >= one.x && y >= one.y && x < one.x + one.width && y < one.y + one.height,
      );
      const share = y / (height - 1);
      const ground = [0, 1, 2].map((part) => (top[part] ?? 0) * (1 - share) + (bottom[part] ?? 0) * share);
      const [r = 0, g = 0, b = 0] = thing?.color ?? ground;
      data.set([r, g, b, thing?.color[3] ?? top[3] ?? 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

const gray: Color = [205, 210, 214];
const sky: Color = [120, 170, 210];
const sand: Color = [214, 200, 170];
const red: Color = [190, 40, 30];
const skin: Color = [198, 140, 112];

test.each<[string, Sample, Box]>([
  [
    'a thing in a corner',
    paint(gray, gray, [{ x: 40, y: 38, width: 16, height: 18, color: red }]),
    shares(40, 38, 16, 18),
  ],
  [
    'a dark one on a ground that changes',
    paint(sky, sand, [{ x: 10, y: 20, width: 20, height: 30, color: [30, 32, 40] }]),
    shares(10, 20, 20, 30),
  ],
  [
    'two of a kind',
    paint(gray, gray, [
      { x: 8, y: 24, width: 14, height: 14, color: red },
      { x: 40, y: 24, width: 14, height: 14, color: red },
    ]),
    shares(8, 24, 46, 14),
  ],
  [
    'what is cut out',
    paint([0, 0, 0, 0], [0, 0, 0, 0], [{ x: 30, y: 4, width: 12, height: 40, color: [205, 210, 214, 255] }]),
    shares(30, 4, 12, 40),
  ],
  [
    'one in a wide picture',
    paint(gray, gray, [{ x: 44, y: 8, width: 12, height: 10, color: red }], 64, 28),
    {
      x: 44 / 64,
      y: 8 / 28,
      width: 12 / 64,
      height: 10 / 28,
    },
  ],
])('%s is found, and its middle is kept in view', (_, sample, expected) => {
  const { focus, box } = findSubject(sample);
  if (!box) throw new Error('Nothing was found.');
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs(box[side] - expected[side])).toBeLessThan(0.08);
  expect(Math.abs(focus.x - expected.x - expected.width / 2)).toBeLessThan(0.06);
  expect(Math.abs(focus.y - expected.y - expected.height / 2)).toBeLessThan(0.06);
});

function shares(x: number, y: number, width: number, height: number): Box {
  return { x: x / 64, y: y / 64, width: width / 64, height: height / 64 };
}

test.each([
  ['plain', paint(gray, gray, [])],
  ['nothing but a slow gradient', paint([200, 205, 210], [190, 196, 202], [])],
])('in a picture that is %s, the middle is kept in view', (_, sample) => {
  expect(findSubject(sample)).toEqual({ focus: { x: 0.5, y: 0.5 }, box: null });
});

test('of a person, the face is kept in view more than the clothes', () => {
  const clothes = { x: 18, y: 30, width: 28, height: 34, color: [60, 66, 90] as const };
  const face = { x: 25, y: 10, width: 14, height: 20, color: skin };
  const { focus } = findSubject(paint(gray, gray, [clothes, face]));
  expect(focus.y).toBeLessThan(0.47);
  expect(findSubject(paint(gray, gray, [clothes, { ...face, color: clothes.color }])).focus.y).toBeGreaterThan(0.5);
});

const layoutOf = (name: string) => {
  const layout = findLayout(name);
  if (!layout) throw new Error(`No layout ${name}.`);
  return layout;
};
const words = { headline: 'Run before the rain', call_to_action: 'See the colors', price: '49.90' };

function placeOf(layout: string, id: string, part: string, box: Box | null): Box {
  const placement = findPlacement(id);
  const focus = box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0.5, y: 0.5 };
  const look = { width: 2_000, height: 2_000, tones: null, isCutOut: false, subject: { focus, box } };
  const content = {
    layout: layoutOf(layout),
    words,
    pictureColors: [],
    brand: { headingFont: 'Inter', bodyFont: 'Inter' },
  };
  if (!placement) throw new Error(`No placement ${id}.`);
  const drawing = compose(
    { ...content, pictures: { image: inView(look, null) } },
    placement,
    (_, text) => text.length * 0.5,
  );
  const found = blocksOf(drawing.shapes).find((block) => block.part === part);
  if (!found) throw new Error(`No ${part}.`);
  return found.box;
}

test.each([
  // Words leave their usual place where they would cover the product, and stay where they would not.
  ['full_picture', 'meta_feed', 'headline', { x: 0.2, y: 0.55, width: 0.6, height: 0.4 }, 'y', -1],
  ['full_picture', 'meta_feed', 'headline', { x: 0.2, y: 0.05, width: 0.6, height: 0.4 }, 'y', 0],
  ['full_picture', 'google_responsive_1200x628', 'headline', { x: 0.02, y: 0.3, width: 0.3, height: 0.4 }, 'x', 1],
  ['full_picture', 'google_responsive_1200x628', 'headline', { x: 0.6, y: 0.3, width: 0.3, height: 0.4 }, 'x', 0],
  ['offer', 'meta_square', 'price', { x: 0.65, y: 0.6, width: 0.33, height: 0.35 }, 'x', -1],
  ['offer', 'meta_square', 'price', { x: 0.05, y: 0.2, width: 0.3, height: 0.4 }, 'x', 0],
] as const)('%s at %s: the %s keeps off a product at %j along %s: %d', (layout, id, part, box, axis, way) => {
  const [usual, now] = [placeOf(layout, id, part, null), placeOf(layout, id, part, box)];
  const by = now[axis] - usual[axis];
  expect(Math.abs(by) < 2 ? 0 : Math.sign(by)).toBe(way);
});

test('what was found is seen as a whole where it fits, and what somebody chose is taken as it is', () => {
  const box = { x: 0.7, y: 0.1, width: 0.28, height: 0.8 };
  // Its weight lies at one of its ends.
  const look = {
    width: 2_000,
    height: 1_000,
    tones: null,
    isCutOut: false,
    subject: { focus: { x: 0.72, y: 0.5 }, box },
  };
  const placement = findPlacement('meta_square');
  const cropOf = (chosen: { x: number; y: number } | null) => {
    const content = {
      layout: layoutOf('full_picture'),
      words: {},
      pictureColors: [],
      brand: { headingFont: 'Inter', bodyFont: 'Inter' },
    };
    const shapes = placement
      ? compose({ ...content, pictures: { image: inView(look, chosen) } }, placement, () => 1).shapes
      : [];
    const shown = shapes.find((shape) => shape.kind === 'picture');
    return shown?.kind === 'picture' ? shown.crop : null;
  };
  // To the very edge of the picture, since it stands so near to it.
  expect(cropOf(null)?.x).toBeCloseTo(1_000);
  expect(cropOf({ x: 0.5, y: 0.5 })?.x).toBeCloseTo(coverCrop(look, { width: 1, height: 1 }, { x: 0.5, y: 0.5 }).x);
});
