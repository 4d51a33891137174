import type { Light } from '../brush.ts';
import type { Stand } from '../hero.ts';
import type { Mood } from '../palette.ts';
import type { Product } from '../products/product.ts';
import type { Scene } from '../scene.ts';

/** The hand of one model: how it lights, what it puts behind the product, how it sets words. */
export interface Style {
  moods: readonly [Mood, ...Mood[]];
  light: Light;
  /** Grain laid over the finished picture, 0–1. */
  grain?: number;
  backdrop(scene: Scene, stand: Stand): string;
  hero(scene: Scene, product: Product, stand: Stand): string;
  words(scene: Scene): string;
}
