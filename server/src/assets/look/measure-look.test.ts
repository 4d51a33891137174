import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { lookKeys, colorKeySteps, likenessKeys } from './look-keys.ts';
import { measureLook, type MeasuredLook } from './measure-look.ts';
import { toLab } from './oklab.ts';
import { amountOf, likeness, type Look, unpackLook } from './pack-look.ts';

/** A scene of shapes: a background, a disc, and stripes where they are asked for. */
function scene({ ground = '#f2e9dc', disc = '#c62828', x = 300, stripes = 0 } = {}) {
  const lines = Array.from(
    { length: stripes },
    (_, index) => `<rect x="0" y="${(index * 800) / stripes}" width="800" height="${400 / stripes}" fill="#123"/>`,
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><rect width="800" height="800" fill="${ground}"/>${lines.join('')}<circle cx="${x}" cy="420" r="200" fill="${disc}"/></svg>`,
    ),
  );
}

const measure = async (picture: ReturnType<typeof scene>) => measureLook({ bytes: await picture.png().toBuffer() });
const lookOf = ({ packed }: MeasuredLook): Look => unpackLook(packed) ?? expect.fail('It cannot be unpacked.');

let plain: MeasuredLook;
let busy: MeasuredLook;
beforeAll(async () => {
  [plain, busy] = await Promise.all([measure(scene()), measure(scene({ stripes: 24, ground: '#2e7d32' }))]);
});

test('colors come with their shares, the one that covers most first', () => {
  expect(plain.colors.map(({ hex }) => hex)).toEqual(['#f2e9dc', '#c62828']);
  expect(plain.colors[0]?.share).toBeCloseTo(1 - (Math.PI * 200 ** 2) / 800 ** 2, 1);
  expect(plain.colors.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.001);
});

test('light and dark, plain and busy are told apart', async () => {
  const night = await measure(scene({ ground: '#0b1020', disc: '#1a2340' }));
  expect(night.lightness).toBeLessThan(0.35);
  expect(plain.lightness).toBeGreaterThan(0.7);
  expect(plain.detail).toBeLessThan(0.2);
  expect(busy.detail).toBeGreaterThan(0.4);
  expect([plain.background, busy.background]).toEqual(['#f2e9dc', null]);
});

test('a placeholder is a picture of a few bytes', async () => {
  const bytes = Buffer.from(plain.placeholder.replace('data:image/webp;base64,', ''), 'base64');
  expect(bytes.length).toBeLessThan(400);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 16, height: 16 });
});

test('the same picture, smaller, compressed and a little lighter, is nearly the same; another is not', async () => {
  const again = await measureLook({
    bytes: await sharp(await scene().resize(320, 300, { fit: 'fill' }).modulate({ brightness: 1.04 }).png().toBuffer())
      .jpeg({ quality: 50 })
      .toBuffer(),
  });
  const moved = await measure(scene({ x: 380 }));
  const [same, near, other] = [again, moved, busy].map((each) => likeness(lookOf(plain), lookOf(each)));
  expect(likeness(lookOf(plain), lookOf(plain))).toBe(1);
  expect(same).toBeGreaterThan(0.9);
  expect(near).toBeGreaterThan(other ?? 1);
  expect(other).toBeLessThan(0.5);
  // They meet in the index.
  const shared = (one: MeasuredLook) => likenessKeys(lookOf(one)).filter((key) => plain.keys.includes(key)).length;
  expect(shared(again)).toBeGreaterThan(8);
  expect(shared(busy)).toBeLessThan(4);
});

test.each([
  ['#c62828', 'the red of the disc', true],
  ['#d43a3a', 'a red near it', true],
  ['#f0e6d8', 'a color near the ground', true],
  ['#1e40af', 'a blue', false],
  ['#7c4dff', 'a violet', false],
])('%s, %s, is found by its cells as by its distance', (hex, _, isThere) => {
  const color = toLab(
    ...([1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]),
  );
  expect(amountOf(color, lookOf(plain)) > 0).toBe(isThere);
  const keys = new Set(lookKeys(lookOf(plain)));
  if (isThere)
    expect(
      colorKeySteps(color, 0)
        .flat()
        .some((key) => keys.has(key)),
    ).toBe(true);
});

test('a step for what covers much, and none that covers less than was asked for', () => {
  const color = toLab(198, 40, 40);
  expect(colorKeySteps(color, 0)).toHaveLength(4);
  expect(colorKeySteps(color, 0.3)).toHaveLength(2);
  expect(colorKeySteps(color, 0.9)).toHaveLength(1);
  expect(new Set(colorKeySteps(color, 0).flat()).size).toBe(colorKeySteps(color, 0).flat().length);
});

test('what is transparent has no color, and a picture of one pixel has a look, too', async () => {
  const one = (background: string) => sharp({ create: { width: 1, height: 1, channels: 4, background } });
  expect((await measureLook({ bytes: await one('#00000000').png().toBuffer() })).colors).toEqual([]);
  const red = await measureLook({ bytes: await one('#c62828').png().toBuffer() });
  expect(red).toMatchObject({ colors: [{ hex: '#c62828', share: 1 }], detail: 0 });
  await expect(measureLook({ bytes: Buffer.from('<svg') })).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
});
