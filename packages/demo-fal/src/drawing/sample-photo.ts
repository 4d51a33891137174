import { createBrush } from './brush.ts';
import { createCanvas } from './canvas.ts';
import { type Color, color, tone } from './color.ts';
import { encode } from './encode.ts';
import { drawHero, standIn } from './hero.ts';
import { type Palette, paletteOf } from './palette.ts';
import { type ProductName, PRODUCTS } from './products/index.ts';
import { seededRandom } from './random.ts';
import type { Scene } from './scene.ts';
import { rect } from './shapes.ts';

interface Sample {
  product: ProductName;
  words: string[];
  /** The backdrop, where the thing's own palette would hide its outline. */
  paper?: Color;
}

const SAMPLES = {
  bottle: { product: 'bottle', words: ['forest'] },
  sneaker: { product: 'sneaker', words: ['sport'], paper: color(0.85, 0.035, 225) },
  coffee: { product: 'mug', words: ['coffee'] },
  perfume: { product: 'perfume', words: ['lavender'] },
  headphones: { product: 'headphones', words: ['ocean'] },
} satisfies Record<string, Sample>;

export type SamplePhotoName = keyof typeof SAMPLES;

export const SAMPLE_PHOTO_NAMES = Object.keys(SAMPLES) as SamplePhotoName[];

const SIDE = 1200;

/** A product photo to try the program with: one thing on a soft studio backdrop, no text; a 1200×1200 JPEG. */
export async function drawSamplePhoto(name: SamplePhotoName): Promise<Buffer> {
  const { product: productName, words, paper: ownPaper }: Sample = SAMPLES[name];
  const random = seededRandom(`sample|${name}`);
  const palette: Palette = paletteOf(words, random, ['light']);
  const canvas = createCanvas(SIDE, SIDE);
  const product = PRODUCTS[productName];
  const scene: Scene = {
    canvas,
    palette,
    random,
    copy: { headline: '', subline: '', action: '', brand: '' },
    layout: {
      kind: 'stack',
      align: 'center',
      text: { x: 0, y: 0, width: 0, height: 0 },
      hero: { x: 190, y: 170, width: 820, height: 830 },
    },
    brush: createBrush(canvas, palette, 'studio', ''),
    unit: SIDE / 100,
  };
  const paper = ownPaper ?? tone(palette.ground, 0.02, 0.5);
  const backdrop = canvas.linear(
    [
      [0, tone(paper, -0.02)],
      [0.55, tone(paper, 0.02)],
      [0.76, paper],
      [1, tone(paper, -0.05)],
    ],
    90,
  );
  const vignette = canvas.radial(
    [
      [0.55, paper, 0],
      [1, tone(paper, -0.14), 0.5],
    ],
    [0.5, 0.5],
    0.75,
  );
  const parts = [
    rect(0, 0, SIDE, SIDE, backdrop),
    rect(0, 0, SIDE, SIDE, vignette),
    drawHero(scene, product, standIn(scene, product), { shadow: tone(palette.deep, 0.05) }),
  ];
  return encode(canvas.document(...parts), { width: SIDE, height: SIDE, format: 'jpeg' }, 0.06);
}
