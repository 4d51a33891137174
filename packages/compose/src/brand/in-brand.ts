import type { BrandValues } from '../layouts/brand.ts';
import type { Layout, Words } from '../layouts/layout.ts';
import type { BrandSnapshot } from './brand-snapshot.ts';
import { findAvoided } from './find-avoided.ts';

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
export function inBrand(
  own: OwnLook,
  brand: Pick<BrandSnapshot, 'colors' | 'fonts' | 'font_files'> | null,
): BrandValues {
  const font = (chosen: string, given: string | null | undefined) =>
    chosen === ofBrand ? (given ?? usualFont) : chosen;
  const { heading, body } = brand?.font_files ?? {};
  const files = {
    ...(heading && own.headingFont === ofBrand && { heading }),
    ...(body && own.bodyFont === ofBrand && { body }),
  };
  return {
    ...(Object.keys(files).length > 0 && { fontFiles: files }),
    background: own.background ?? brand?.colors.background ?? null,
    text: own.text ?? brand?.colors.text ?? null,
    accent: own.accent ?? brand?.colors.accent ?? null,
    headingFont: font(own.headingFont, brand?.fonts.heading),
    bodyFont: font(own.bodyFont, brand?.fonts.body),
  };
}

/** With the brand’s call to action where none is said, and the notes that its claims need where no small print is. */
export function wordsInBrand(words: Words, layout: Pick<Layout, 'texts'>, brand: BrandSnapshot | null): Words {
  if (!brand) return words;
  const wanted = { call_to_action: brand.call_to_action, small_print: notesFor(words, brand.claims) };
  const added = (['call_to_action', 'small_print'] as const).filter(
    (part) => wanted[part] !== '' && !words[part] && layout.texts.includes(part),
  );
  return { ...words, ...Object.fromEntries(added.map((part) => [part, wanted[part]])) };
}

/** Those of the claims that are made, each once, and not where they are said already. */
function notesFor(words: Words, claims: BrandSnapshot['claims']): string {
  const said = Object.values(words).join('\n');
  const made = new Set(
    findAvoided(
      said,
      claims.map(({ text }) => text),
    ),
  );
  const notes = claims.filter(({ text, note }) => made.has(text) && findAvoided(said, [note]).length === 0);
  return [...new Set(notes.map(({ note }) => note))].join(' ');
}
