import { podium } from './backdrops/podium.ts';
import { createBrush } from './brush.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { color } from './color.ts';
import { duotone } from './duotone.ts';
import { encode, type ImageFormat } from './encode.ts';
import { type Copy, copyOf, wordsOf } from './headline.ts';
import { standIn } from './hero.ts';
import { type Layout, layOut } from './layout.ts';
import { isDark, type Palette, paletteAround, paletteOf, themeOf } from './palette.ts';
import type { Photo } from './photo.ts';
import { productOfPhotos } from './photo-product.ts';
import type { Product } from './products/product.ts';
import { type Random, seededRandom } from './random.ts';
import { regrade } from './regrade.ts';
import type { Scene } from './scene.ts';
import { rect } from './shapes.ts';
import { type StyleName, STYLES } from './styles/index.ts';
import { drawable } from './type.ts';
import { drawDemoMark } from './words.ts';

/** What an edit model does with the photo. */
export type EditWay =
  /** The same thing seen again: new light, new place, no words. */
  | 'variation'
  /** The photo itself, turned to neon by as much as `strength` says. */
  | 'restyle'
  /** The thing in the photo, on a new scene made from the words. */
  | 'place';

export interface EditOrder {
  model: string;
  way: EditWay;
  style: StyleName;
  prompt: string;
  photos: readonly [Photo, ...Photo[]];
  /** 0 keeps the photo, 1 keeps only its forms. */
  strength: number;
  seed: number;
  width: number;
  height: number;
  format: ImageFormat;
}

/** A picture made from a picture. The same order always gives the same result. */
export async function drawEdit(order: EditOrder): Promise<Buffer> {
  const random = seededRandom(`${order.model}|${order.prompt}|${order.seed}|${order.photos[0].png.length}`);
  if (order.way === 'restyle') return restyle(order, random);
  const { product, isCutOut } = await productOfPhotos(order.photos);
  if (order.way === 'variation' && !isCutOut) return revisit(order, random);
  return placeOnScene(order, random, product, isCutOut);
}

async function placeOnScene(order: EditOrder, random: Random, product: Product, isCutOut: boolean): Promise<Buffer> {
  const style = STYLES[order.style];
  const scene = sceneFor(order, random, product.width / product.height, order.way === 'variation' ? '' : order.prompt);
  const stand = standIn(scene, product);
  const backdrop = order.way === 'variation' ? random.pick([podium, style.backdrop]) : style.backdrop;
  const hero = isCutOut ? style.hero(scene, product, stand) : STYLES.playful.hero(scene, product, stand);
  const words = scene.layout.kind === 'alone' ? '' : style.words(scene);
  return encode(scene.canvas.document(backdrop(scene, stand), hero, words, drawDemoMark(scene)), order, style.grain);
}

/** The photo fills the picture, seen from a little elsewhere and in another light. */
async function revisit(order: EditOrder, random: Random): Promise<Buffer> {
  const scene = sceneFor(order, random, 1, '');
  const picture = await regrade(order.photos[0], order, random);
  return encode(scene.canvas.document(fullBleed(picture, scene.canvas), drawDemoMark(scene)), order, 0.12);
}

async function restyle(order: EditOrder, random: Random): Promise<Buffer> {
  const scene = sceneFor(order, random, 0.6, order.strength >= 0.3 ? order.prompt : '');
  const { canvas, palette, layout } = scene;
  const picture = await duotone(order.photos[0], order, palette, order.strength);
  const shade = canvas.linear(
    [
      [0, palette.deep, 0],
      [0.45, palette.deep, 0],
      [0.72, palette.deep, 0.7],
      [1, palette.deep, 0.92],
    ],
    90,
  );
  const words =
    layout.kind === 'alone'
      ? ''
      : rect(0, 0, order.width, order.height, shade) + STYLES.neon.words({ ...scene, layout: lowerThird(order) });
  return encode(canvas.document(fullBleed(picture, canvas), words, drawDemoMark(scene)), order);
}

/** The photo keeps its composition, so its words go to its foot. */
function lowerThird({ width, height }: EditOrder): Layout {
  const wide = width > height * 1.2;
  const text = {
    x: width * 0.06,
    y: height * (wide ? 0.58 : 0.61),
    width: width * (wide ? 0.56 : 0.86),
    height: height * (wide ? 0.36 : 0.33),
  };
  return { kind: 'stack', align: 'left', text, hero: { x: 0, y: 0, width, height: text.y } };
}

const fullBleed = (jpeg: Buffer, { width, height }: Canvas): string =>
  `<image href="data:image/jpeg;base64,${jpeg.toString('base64')}" width="${width}" height="${height}" preserveAspectRatio="none"/>`;

const NO_COPY: Copy = { headline: '', subline: '', action: '', brand: '' };

function sceneFor(order: EditOrder, random: Random, productRatio: number, prompt: string): Scene {
  const words = wordsOf(order.prompt);
  const theme = themeOf(words);
  const isNight = order.way === 'restyle' || (theme !== null && isDark(theme));
  const moods = isNight ? (['dark'] as const) : STYLES[order.style].moods;
  const palette: Palette = theme
    ? paletteOf(words, random, moods)
    : paletteAround(order.photos[0].color, random, moods);
  const copy = prompt ? copyOf(prompt, theme, random) : NO_COPY;
  const canvas = createCanvas(order.width, order.height);
  return {
    canvas,
    palette: order.way === 'restyle' ? { ...palette, deep: color(0.14, 0.05, palette.bold.h) } : palette,
    random,
    copy,
    layout: layOut(order.width, order.height, productRatio, random, drawable(copy.headline, 'text').length > 1),
    brush: createBrush(canvas, palette, STYLES[order.style].light, copy.brand),
    unit: Math.min(order.width, order.height) / 100,
  };
}
