import type { ThemeName } from '../palette.ts';
import type { Random } from '../random.ts';
import { bag } from './bag.ts';
import { bicycle } from './bicycle.ts';
import { bottle } from './bottle.ts';
import { box } from './box.ts';
import { burger } from './burger.ts';
import { can } from './can.ts';
import { candle } from './candle.ts';
import { car } from './car.ts';
import { chair } from './chair.ts';
import { headphones } from './headphones.ts';
import { iceCream } from './ice-cream.ts';
import { jar } from './jar.ts';
import { lamp } from './lamp.ts';
import { mug } from './mug.ts';
import { paperCup } from './paper-cup.ts';
import { perfume } from './perfume.ts';
import { phone } from './phone.ts';
import { plant } from './plant.ts';
import type { Product } from './product.ts';
import { sneaker } from './sneaker.ts';
import { sunglasses } from './sunglasses.ts';
import { tube } from './tube.ts';
import { watch } from './watch.ts';

export const PRODUCTS = {
  bag,
  bicycle,
  bottle,
  box,
  burger,
  can,
  candle,
  car,
  chair,
  headphones,
  iceCream,
  jar,
  lamp,
  mug,
  paperCup,
  perfume,
  phone,
  plant,
  sneaker,
  sunglasses,
  tube,
  watch,
} satisfies Record<string, Product>;

export type ProductName = keyof typeof PRODUCTS;

/** What a theme sells when the words name no thing. */
const OF_THEME: Record<ThemeName, readonly [ProductName, ...ProductName[]]> = {
  coffee: ['mug', 'paperCup'],
  chocolate: ['box', 'mug'],
  matcha: ['mug', 'jar'],
  ocean: ['bottle', 'can', 'sunglasses'],
  neon: ['can', 'headphones', 'sneaker'],
  tech: ['phone', 'headphones', 'watch'],
  forest: ['plant', 'jar', 'bottle'],
  summer: ['sunglasses', 'can', 'bottle'],
  lemon: ['jar', 'can', 'bottle'],
  luxury: ['perfume', 'watch'],
  noir: ['headphones', 'watch', 'bag'],
  winter: ['mug', 'box'],
  autumn: ['paperCup', 'candle'],
  spring: ['perfume', 'plant'],
  berry: ['can', 'jar', 'burger'],
  lavender: ['candle', 'tube'],
  mint: ['tube', 'bottle'],
  sport: ['sneaker', 'bottle'],
  candy: ['iceCream', 'box'],
  desert: ['bag', 'plant', 'chair'],
  denim: ['bag', 'sneaker'],
  minimal: ['chair', 'lamp'],
};

/** The thing that the words name, else one that their hints or the theme suggest, else one by the seed. */
export function productOf(words: readonly string[], theme: ThemeName | null, random: Random): ProductName {
  let best: { name: ProductName; score: number } | null = null;
  for (const name of Object.keys(PRODUCTS) as ProductName[]) {
    const score = scoreOf(PRODUCTS[name].words, words);
    if (score > 0 && (!best || score > best.score)) best = { name, score };
  }
  if (best) return best.name;
  return theme ? random.pick(OF_THEME[theme]) : random.pick(['bottle', 'box', 'bag', 'jar', 'perfume', 'can', 'tube']);
}

/** However many hints a text drops, a thing that it names outweighs them; of two names the one said first. */
function scoreOf(known: string, words: readonly string[]): number {
  const [names = [], hints = []] = known.split(' | ').map((list) => list.split(' '));
  const named = words.reduce((score, word, at) => score + (among(names, word) ? 10 - Math.min(3, at / 10) : 0), 0);
  const hinted = words.filter((word) => !among(names, word) && among(hints, word)).length;
  return named + Math.min(5, hinted * 2);
}

/** The word itself, or its singular. */
const among = (list: readonly string[], word: string): boolean =>
  list.includes(word) || list.includes(word.replace(/e?s$/, '')) || list.includes(word.replace(/s$/, ''));
