import { createBrush } from './brush.ts';
import { createCanvas } from './canvas.ts';
import { type ImageFormat, encode } from './encode.ts';
import { asksForNoWords, copyOf, wordsOf } from './headline.ts';
import { standIn } from './hero.ts';
import { layOut } from './layout.ts';
import { paletteOf } from './palette.ts';
import { productOf, PRODUCTS } from './products/index.ts';
import { seededRandom } from './random.ts';
import type { Scene } from './scene.ts';
import { type StyleName, STYLES } from './styles/index.ts';
import { drawable } from './type.ts';
import { drawDemoMark } from './words.ts';

export interface PictureOrder {
  /** The model's name: it takes part in the dice, so that two models of one style still differ. */
  model: string;
  style: StyleName;
  prompt: string;
  seed: number;
  /** Pixels. */
  width: number;
  height: number;
  format: ImageFormat;
}

/** An advertisement for what the prompt speaks of. The same order always gives the same picture. */
export async function drawPicture(order: PictureOrder): Promise<Buffer> {
  const { svg, grain } = composePicture(order);
  return encode(svg, order, grain);
}

/** The picture as an SVG document that needs no fonts. */
export function composePicture(order: PictureOrder): { svg: string; grain: number } {
  const style = STYLES[order.style];
  const random = seededRandom(`${order.model}|${order.prompt}|${order.seed}`);
  const words = wordsOf(order.prompt);
  const palette = paletteOf(words, random, style.moods);
  const product = PRODUCTS[productOf(words, palette.theme, random)];
  const hasWords = !asksForNoWords(order.prompt);
  const copy = copyOf(order.prompt, palette.theme, random);
  const canvas = createCanvas(order.width, order.height);
  const scene: Scene = {
    canvas,
    palette,
    random,
    copy,
    layout: layOut(
      order.width,
      order.height,
      product.width / product.height,
      random,
      drawable(copy.headline, 'text').length > 1,
    ),
    brush: createBrush(canvas, palette, style.light, hasWords ? copy.brand : ''),
    unit: Math.min(order.width, order.height) / 100,
  };
  const stand = standIn(scene, product);
  const parts = [
    style.backdrop(scene, stand),
    style.hero(scene, product, stand),
    // Where words are to come later, their place stays free.
    scene.layout.kind === 'alone' || !hasWords ? '' : style.words(scene),
    drawDemoMark(scene),
  ];
  return { svg: canvas.document(...parts), grain: style.grain ?? 0 };
}
