import { searchKey } from '@visualadgen/graph/text/compare-text.ts';
import type {
  BrandColorRole,
  BrandFieldsFragment,
  OwnFontFieldsFragment,
  UpdateBrandInput,
} from '../api/generated/graphql.ts';

/** A brand as it is written on its page. Empty is what is not set. */
export interface BrandDraft {
  name: string;
  colors: Partial<Record<BrandColorRole, string>>;
  fonts: { heading: string; body: string };
  /** Uploaded ones, which go before these. */
  fontFiles: Record<'heading' | 'body', OwnFontFieldsFragment | null>;
  logos: Record<LogoPlace, BrandLogo | null>;
  tone: string;
  /** One a line. */
  wordsToUse: string;
  wordsToAvoid: string;
  claims: readonly { text: string; note: string }[];
  callToAction: string;
}

/** What is otherwise from now on; of what takes a while, by the draft as it is then. */
export type BrandChange = Partial<BrandDraft> | ((before: BrandDraft) => Partial<BrandDraft>);

export type LogoPlace = 'light' | 'dark' | 'mark';

export interface BrandLogo {
  id: string;
  url: string;
}

export const colorRoles: readonly { role: BrandColorRole; label: string; note: string }[] = [
  { role: 'BACKGROUND', label: 'Background', note: 'What words stand on.' },
  { role: 'TEXT', label: 'Text', note: 'Headlines and copy.' },
  { role: 'ACCENT', label: 'Accent', note: 'Buttons and prices.' },
  { role: 'SECONDARY', label: 'Second color', note: 'For image models, beside the others.' },
];

export function draftOf(brand: BrandFieldsFragment): BrandDraft {
  const logo = (asset: BrandFieldsFragment['logos']['light']) => asset && { id: asset.id, url: asset.url };
  return {
    name: brand.name,
    colors: Object.fromEntries(brand.colors.map(({ role, hex }) => [role, hex])),
    fonts: { heading: brand.fonts.heading ?? '', body: brand.fonts.body ?? '' },
    fontFiles: { heading: brand.fonts.headingFont, body: brand.fonts.bodyFont },
    logos: { light: logo(brand.logos.light), dark: logo(brand.logos.dark), mark: logo(brand.logos.mark) },
    tone: brand.tone,
    wordsToUse: brand.wordsToUse.join('\n'),
    wordsToAvoid: brand.wordsToAvoid.join('\n'),
    claims: brand.claims.map(({ text, note }) => ({ text, note })),
    callToAction: brand.callToAction,
  };
}

/** What a draft comes to. While a claim lacks its words or its note, the claims stay as they were saved last. */
export function inputOf(draft: BrandDraft): Omit<UpdateBrandInput, 'brandId' | 'expectedVersion'> {
  return {
    ...(!hasHalfClaim(draft) && { claims: [...draft.claims] }),
    name: draft.name.trim(),
    colors: colorRoles.flatMap(({ role }) => {
      const hex = draft.colors[role];
      return hex ? [{ role, hex }] : [];
    }),
    fonts: {
      heading: draft.fonts.heading || null,
      body: draft.fonts.body || null,
      headingFontId: draft.fontFiles.heading?.id ?? null,
      bodyFontId: draft.fontFiles.body?.id ?? null,
    },
    logos: {
      lightAssetId: draft.logos.light?.id ?? null,
      darkAssetId: draft.logos.dark?.id ?? null,
      markAssetId: draft.logos.mark?.id ?? null,
    },
    tone: draft.tone,
    wordsToUse: linesOf(draft.wordsToUse),
    wordsToAvoid: linesOf(draft.wordsToAvoid),
    callToAction: draft.callToAction,
  };
}

/** One that is being written. */
export function hasHalfClaim({ claims }: BrandDraft): boolean {
  return claims.some(({ text, note }) => text.trim() === '' || note.trim() === '');
}

/** Each word once, however it is written. */
function linesOf(text: string): string[] {
  const known = new Map<string, string>();
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line !== '' && !known.has(searchKey(line))) known.set(searchKey(line), line);
  }
  return [...known.values()];
}
