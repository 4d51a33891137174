/** What each color of a brand is for. */
export const brandColorRoles = ['BACKGROUND', 'TEXT', 'ACCENT', 'SECONDARY'] as const;
export type BrandColorRole = (typeof brandColorRoles)[number];

/** Words that may be said only with their note. */
export interface BrandClaim {
  text: string;
  note: string;
}

/** How somebody looks and speaks. What is not set is empty, or missing among the colors. */
export interface BrandContent {
  name: string;
  /** Each `#rrggbb`. */
  colors: Partial<Record<BrandColorRole, string>>;
  /** Names of families. */
  fonts: { heading: string | null; body: string | null };
  tone: string;
  wordsToUse: readonly string[];
  wordsToAvoid: readonly string[];
  claims: readonly BrandClaim[];
  callToAction: string;
}

/** How long the texts of a brand may be, in characters, and its lists, in entries. */
export const brandLimits = {
  name: 100,
  tone: 2_000,
  word: 100,
  words: 100,
  claim: 200,
  note: 500,
  claims: 50,
  callToAction: 100,
} as const;

/** Brands of one person. */
export const mostBrands = 50;
