import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { contrast } from './color.ts';
import { composePicture, drawPicture, type PictureOrder } from './compose.ts';
import { cutOut } from './cut-out.ts';
import { drawEdit, type EditOrder } from './edit.ts';
import { asksForNoWords, copyOf } from './headline.ts';
import { paletteOf } from './palette.ts';
import { readPhoto } from './photo.ts';
import { productOf } from './products/index.ts';
import { seededRandom } from './random.ts';
import { drawSamplePhoto, SAMPLE_PHOTO_NAMES } from './sample-photo.ts';
import { STYLES, type StyleName } from './styles/index.ts';
import { fitText } from './type.ts';

const order: PictureOrder = {
  model: 'fal-ai/flux/schnell',
  style: 'poster',
  prompt: 'iced coffee, summer',
  seed: 1,
  width: 320,
  height: 240,
  format: 'png',
};

const draw = (change: Partial<PictureOrder> = {}): Promise<Buffer> => drawPicture({ ...order, ...change });

describe('a picture', () => {
  test.each(Object.keys(STYLES) as StyleName[])('in the style %s has exactly the asked size', async (style) => {
    for (const [width, height] of [
      [1, 1],
      [513, 97],
      [90, 401],
    ] as const) {
      const picture = await drawPicture({ ...order, style, width, height });
      expect(await sharp(picture).metadata()).toMatchObject({ width, height, format: 'png' });
    }
  });

  test('is the same for the same order, and another for another prompt, seed or model', async () => {
    const [one, same, ...others] = await Promise.all([
      draw(),
      draw(),
      draw({ seed: 2 }),
      draw({ prompt: 'ocean soda' }),
      draw({ model: 'fal-ai/flux/dev', style: 'editorial' }),
    ]);
    expect(one?.equals(same ?? Buffer.alloc(0))).toBe(true);
    for (const other of others) expect(one?.equals(other)).toBe(false);
  });

  test.each([
    ['no words', ''],
    ['an emoji', '🍹'],
    ['letters that no bundled face has', '你好世界'],
    ['markup', '"<script>&amp;" ]]> <'],
    ['one endless word', 'x'.repeat(5000)],
  ])('can be drawn for %s', async (_what, prompt) => {
    expect((await drawPicture({ ...order, prompt })).length).toBeGreaterThan(500);
  });
});

const headline = (prompt: string): string => copyOf(prompt, null, seededRandom(1)).headline;

test('a quoted phrase becomes the headline; else the strong words of the first thought', () => {
  expect(headline('A poster that says "Run the city" in red')).toBe('Run the city');
  expect(headline('Professional product photography of a luxury perfume bottle on marble')).toBe(
    'Luxury perfume bottle',
  );
  expect(headline('a summer ad for iced coffee in a glass')).toBe('Summer iced coffee');
  expect(
    headline('one two three four five six seven eight'.replace('one', '"one').concat('"')).split(' '),
  ).toHaveLength(6);
});

test.each(Object.keys(STYLES) as StyleName[])(
  'a picture that is to have no words has none, in the style %s',
  (style) => {
    // A line of type is one path, longer than any that a thing or a backdrop is drawn with.
    const longest = (prompt: string) => {
      const { svg } = composePicture({ ...order, style, prompt });
      return Math.max(...[...svg.matchAll(/ d="([^"]*)"/g)].map(([, path = '']) => path.length));
    };
    expect(longest('A sneaker on a kerb, two words in the picture')).toBeGreaterThan(5_000);
    expect(longest('A sneaker on a kerb, no words in the picture')).toBeLessThan(3_000);
  },
);

test.each([
  ['quiet colours, no words in the picture', true],
  ['Add no text and no logo', true],
  ['without any lettering', true],
  ['without a wordmark', false],
  ['a textbook with no cover', false],
])('%j asks for no words: %s', (prompt, asks) => {
  expect(asksForNoWords(prompt)).toBe(asks);
});

const product = (text: string): string => productOf(text.split(' '), null, seededRandom(1));

test('words name the product, or hint at it', () => {
  expect(product('running sneakers')).toBe('sneaker');
  expect(product('a gift for a bicycle lover')).toBe('box');
  expect(product('iced coffee')).toBe('paperCup');
  expect(product('marathon')).toBe('sneaker');
});

test('text is readable on every ground', () => {
  for (let seed = 0; seed < 300; seed++) {
    const palette = paletteOf([`word${seed}`], seededRandom(seed), ['light', 'vivid', 'dark']);
    expect(contrast(palette.ink, palette.ground)).toBeGreaterThan(4.5);
    expect(contrast(palette.popInk, palette.pop)).toBeGreaterThan(4.5);
  }
});

test('a headline never leaves its box', () => {
  for (const text of ['Sale', 'Donaudampfschifffahrtsgesellschaft', 'a b c d e f', 'Łódź çà et là']) {
    const set = fitText(text, { width: 300, height: 120 }, { face: 'grotesk' });
    expect(set?.width).toBeLessThanOrEqual(300.01);
    expect(set?.height).toBeLessThanOrEqual(120.01);
  }
});

describe('an edit', async () => {
  const photo = await readPhoto(await drawSamplePhoto('bottle'));
  const edit: EditOrder = { ...order, style: 'editorial', way: 'place', photos: [photo], strength: 1 };

  test('cuts the product out of an even backdrop', async () => {
    for (const name of SAMPLE_PHOTO_NAMES) {
      const cut = await cutOut(await readPhoto(await drawSamplePhoto(name)));
      expect(cut && cut.height < 1000, name).toBe(true);
    }
  });

  test.each(['place', 'variation', 'restyle'] as const)(
    'by %s has the asked size and always comes out the same',
    async (way) => {
      const [one, two] = await Promise.all([drawEdit({ ...edit, way }), drawEdit({ ...edit, way })]);
      expect(one.equals(two)).toBe(true);
      expect(await sharp(one).metadata()).toMatchObject({ width: 320, height: 240 });
    },
  );

  test('keeps more of the photo the less its strength is', async () => {
    const plain = await sharp(photo.png).resize(320, 240, { fit: 'cover' }).raw().toBuffer();
    const far = async (strength: number): Promise<number> => {
      const pixels = await sharp(await drawEdit({ ...edit, way: 'restyle', prompt: '', strength }))
        .removeAlpha()
        .raw()
        .toBuffer();
      return pixels.reduce((sum, value, at) => sum + Math.abs(value - (plain[at] ?? 0)), 0);
    };
    expect(await far(0.1)).toBeLessThan((await far(0.9)) / 2);
  });
});
