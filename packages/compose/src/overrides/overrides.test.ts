import { expect, test } from 'vitest';
import { checkDrawing } from '../checks/check-drawing.ts';
import { compose, type Content, measuresFor } from '../compose.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { type Box, intersect } from '../geometry/box.ts';
import { layouts } from '../layouts/index.ts';
import { findPlacement, placements } from '../placements/catalogue.ts';
import type { WidthOf } from '../text/set-text.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Override, tidyOverride } from './override.ts';

const widthOf: WidthOf = (_, text) => text.length * 0.5;
const photo = { width: 2_000, height: 2_000, focus: { x: 0.5, y: 0.5 }, tones: null, isCutOut: false };
const pictures = { image: photo, second_image: photo, logo: { ...photo, width: 900, height: 300 } };
const words = {
  headline: 'Slow mornings',
  body: 'Made cold',
  call_to_action: 'Taste it',
  price: '4.90',
  old_price: '6.90',
  attribution: 'Jana',
  before_label: 'Before',
  after_label: 'After',
};

function contentOf(layoutName: string, overrides?: Record<string, Override>): Content {
  const layout = layouts.find(({ name }) => name === layoutName);
  if (!layout) throw new Error(`No layout ${layoutName}.`);
  const brand = { headingFont: 'Inter', bodyFont: 'Inter' };
  return { layout, words, pictures, brand, pictureColors: [], ...(overrides && { overrides }) };
}

function draw(layoutName: string, id: string, override?: Override): Drawing {
  const placement = findPlacement(id);
  if (!placement) throw new Error(`No placement ${id}.`);
  return compose(contentOf(layoutName, override && { [id]: override }), placement, widthOf);
}

function block(drawing: Drawing, part: string): Block {
  const found = blocksOf(drawing.shapes).find((one) => one.part === part);
  if (!found) throw new Error(`No ${part}.`);
  return found;
}

const place = ({ box: { x, y } }: Block) => [Math.round(x), Math.round(y)];

test('what is set for one placement changes none of the others, in any layout', () => {
  const override: Override = {
    texts: { headline: 'Only here' },
    hidden: ['body', 'logo'],
    focal_points: { image: { x: 0, y: 0 } },
    moves: { call_to_action: { x: 3, y: -8 } },
    scales: { headline: 0.8 },
  };
  for (const { name } of layouts) {
    for (const placement of placements) {
      const [plain, set] = [contentOf(name), contentOf(name, { meta_story: override })];
      const isSame =
        JSON.stringify(compose(plain, placement, widthOf)) === JSON.stringify(compose(set, placement, widthOf));
      expect([name, placement.id, isSame]).toEqual([name, placement.id, placement.id !== 'meta_story']);
    }
  }
});

test('a text is said otherwise, hidden or measured for one placement, and what is hidden is not missed', () => {
  const override = { texts: { headline: 'Only here' }, hidden: ['body', 'logo', 'call_to_action'] } as const;
  const content = contentOf('split', { meta_feed: override });
  const placement = findPlacement('meta_feed');
  if (!placement) throw new Error('No feed.');
  const drawing = compose(content, placement, widthOf);
  expect(blocksOf(drawing.shapes).map(({ part }) => part)).toEqual(['headline']);
  expect(JSON.stringify(drawing.shapes)).toContain('Only here');
  const texts = measuresFor(content).flatMap((measured) => measured.texts);
  expect(texts).toEqual(expect.arrayContaining(['Slow', 'Only']));
  const nothing = contentOf('split', { meta_feed: { hidden: ['headline'] } });
  const checks = checkDrawing(compose(nothing, placement, widthOf), placement, nothing);
  expect(checks.filter(({ name }) => name === 'TEXT_MISSING')).toEqual([]);
});

test.each([
  // Where there is room, it comes exactly where it is wanted, with what it stands on.
  ['text_only', 'meta_feed', 'headline', { x: 40, y: -120 }, { x: 40, y: -120 }],
  ['full_picture', 'meta_feed', 'call_to_action', { x: 300, y: 0 }, { x: 300, y: 0 }],
  ['offer', 'meta_feed', 'price', { x: -200, y: -100 }, { x: -200, y: -100 }],
  ['split', 'meta_feed', 'logo', { x: 25, y: 0 }, { x: 25, y: 0 }],
  // The margin of the ad ends it.
  ['text_only', 'meta_feed', 'headline', { x: -500, y: 0 }, { x: 0, y: 0 }],
  // A text stays off a picture, for which its color is not made; a button may go there.
  ['split', 'meta_feed', 'headline', { x: 0, y: -900 }, 'LESS'],
  ['split', 'meta_feed', 'call_to_action', { x: 0, y: -700 }, { x: 0, y: -700 }],
  // A label stays in its picture, and what is on a card on the card.
  ['before_and_after', 'meta_square', 'before_label', { x: 900, y: 0 }, 'LESS'],
  ['carousel_card', 'meta_feed', 'headline', { x: 900, y: 600 }, 'LESS'],
] as const)('%s at %s: %s moved by %j comes %j', (layout, id, part, asked, expected) => {
  const [before, after] = [draw(layout, id), draw(layout, id, { moves: { [part]: asked } })];
  const [home, now] = [block(before, part), block(after, part)];
  const given = { x: now.box.x - home.box.x, y: now.box.y - home.box.y };
  expect(now.shapes.length).toBe(home.shapes.length);
  expect(now.box.height).toBeCloseTo(home.box.height);
  for (const other of blocksOf(before.shapes).filter((one) => one.part !== part))
    expect(place(block(after, other.part))).toEqual(place(other));
  if (expected === 'LESS') {
    expect(Math.hypot(given.x, given.y)).toBeLessThan(Math.hypot(asked.x, asked.y) - 1);
    expect(after.limited).toMatchObject([{ kind: 'MOVE', part, asked }]);
    return;
  }
  expect(given.x).toBeCloseTo(expected.x);
  expect(given.y).toBeCloseTo(expected.y);
  expect(after.limited).toHaveLength(Math.hypot(asked.x - expected.x, asked.y - expected.y) > 1 ? 1 : 0);
});

test('a block that would cover another stops beside it, and that is a check with its place', () => {
  const id = 'meta_feed';
  const override: Override = { moves: { headline: { x: 0, y: 2_000 } } };
  const drawing = draw('text_only', id, override);
  const blocks = blocksOf(drawing.shapes);
  for (const one of blocks) {
    for (const other of blocks) if (one !== other) expect(shared(one.box, other.box)).toBe(0);
  }
  const placement = findPlacement(id);
  const content = contentOf('text_only', { [id]: override });
  const checks = placement ? checkDrawing(drawing, placement, content) : [];
  const { box } = block(drawing, 'headline');
  expect(checks.filter(({ name }) => name === 'MOVE_LIMITED')).toMatchObject([
    { part: 'headline', isPassed: false, box },
  ]);
});

function shared(a: Box, b: Box): number {
  const both = intersect(a, b);
  return both ? Math.round(both.width * both.height) : 0;
}

test.each([
  ['full_picture', 'meta_feed', 'headline', 0.7, 0.7],
  ['full_picture', 'meta_feed', 'call_to_action', 1.5, 1.5],
  ['split', 'meta_feed', 'logo', 1.4, 1.4],
  ['offer', 'meta_story', 'price', 1.2, 1.2],
  ['text_only', 'display_320x50', 'headline', 2, 'LESS'],
  ['before_and_after', 'meta_feed', 'after_label', 0.5, 'LESS'],
] as const)('%s at %s: %s %d times as large is %s', (layout, id, part, asked, expected) => {
  const [before, after] = [draw(layout, id), draw(layout, id, { scales: { [part]: asked } })];
  const share = block(after, part).box.height / block(before, part).box.height;
  if (expected === 'LESS') expect(after.limited).toMatchObject([{ kind: 'SCALE', part, asked }]);
  else {
    expect(share).toBeCloseTo(expected, 1);
    expect(after.limited).toEqual([]);
  }
  expect(after.leftOut).toEqual(before.leftOut);
});

test('words that were moved over a picture are shaded where they are then', () => {
  const moved = draw('full_picture', 'meta_feed', { moves: { headline: { x: 0, y: -700 } } });
  const scrims = moved.shapes.filter((shape) => shape.kind === 'fill' && shape.part === 'scrim');
  for (const { box } of [block(moved, 'headline'), block(moved, 'body')])
    expect(scrims.some((scrim) => intersect(scrim.box, box)?.height === box.height)).toBe(true);
});

test('what stays in view is another place of the picture in one placement alone', () => {
  const cropOf = (drawing: Drawing) =>
    drawing.shapes.flatMap((shape) => (shape.kind === 'picture' && shape.part === 'image' ? [shape.crop.x] : []));
  const left = cropOf(draw('full_picture', 'meta_story', { focal_points: { image: { x: 0, y: 0.5 } } }));
  expect(left).toEqual([0]);
  expect(cropOf(draw('full_picture', 'meta_story'))[0]).toBeGreaterThan(400);
});

test.each<[Override, Override | null]>([
  [{}, null],
  [{ texts: {}, hidden: [], moves: { headline: { x: 0, y: 0 } }, scales: { logo: 1 } }, null],
  [{ hidden: ['logo', 'headline'] }, { hidden: ['headline', 'logo'] }],
  [{ moves: { logo: { x: 0, y: 4 }, body: { x: 0, y: 0 } } }, { moves: { logo: { x: 0, y: 4 } } }],
])('of %j is said %j', (override, tidied) => {
  expect(tidyOverride(override)).toEqual(tidied);
});
