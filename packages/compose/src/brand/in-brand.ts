import type { BrandValues } from '../layouts/brand.ts';
import type { Layout, Words } from '../layouts/layout.ts';
import type { BrandSnapshot } from './brand-snapshot.ts';

/** Chosen as a font: the brand’s. */
export const ofBrand = 'brand';
/** Where neither says one. */
export const usualFont = 'Inter';

/** What a composition sets of itself: colors, null for none, and the names of families or `ofBrand`. */
export interface OwnLook {
  background: string | null;
  text: string | null;
  accent: string | null;
  headingFont: string;
  bodyFont: string;
}

/** What a composition is drawn in: what it sets goes before what the brand does. */
export function inBrand(own: OwnLook, brand: Pick<BrandSnapshot, 'colors' | 'fonts'> | null): BrandValues {
  const font = (chosen: string, given: string | null | undefined) =>
    chosen === ofBrand ? (given ?? usualFont) : chosen;
  return {
    background: own.background ?? brand?.colors.background ?? null,
    text: own.text ?? brand?.colors.text ?? null,
    accent: own.accent ?? brand?.colors.accent ?? null,
    headingFont: font(own.headingFont, brand?.fonts.heading),
    bodyFont: font(own.bodyFont, brand?.fonts.body),
  };
}

/** With the brand’s call to action where a layout shows one and none is said. */
export function wordsInBrand(words: Words, layout: Pick<Layout, 'texts'>, brand: BrandSnapshot | null): Words {
  const usual = brand?.call_to_action ?? '';
  const isWanted = usual !== '' && !words.call_to_action && layout.texts.includes('call_to_action');
  return isWanted ? { ...words, call_to_action: usual } : words;
}
