/** Every layout, one file each, in the order in which they are offered. To add one, add its file and its entry. */
import { beforeAndAfter } from './before-and-after.ts';
import { carouselCard } from './carousel-card.ts';
import { editorial } from './editorial.ts';
import { framedProduct } from './framed-product.ts';
import { fullPicture } from './full-picture.ts';
import type { Layout } from './layout.ts';
import { offer } from './offer.ts';
import { quote } from './quote.ts';
import { split } from './split.ts';
import { textOnly } from './text-only.ts';

export const layouts: readonly Layout[] = [
  fullPicture,
  split,
  editorial,
  framedProduct,
  offer,
  quote,
  beforeAndAfter,
  carouselCard,
  textOnly,
];

export function findLayout(name: string): Layout | undefined {
  return layouts.find((layout) => layout.name === name);
}
