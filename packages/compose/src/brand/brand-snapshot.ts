import type { FontFile } from '../fonts/own-font.ts';
import type { BrandClaim } from './brand.ts';

/** A brand as a run keeps it, in the spelling of nodes' data. Pictures by their references; what is not set is null or empty. */
export type BrandSnapshot = {
  /** Its name: by it, texts call a brand. */
  title: string;
  colors: Record<'background' | 'text' | 'accent' | 'secondary', string | null>;
  fonts: Record<'heading' | 'body', string | null>;
  /** Those of its fonts that were uploaded, which go before the families. Left out where there is none, so that older brands are the same as before. */
  font_files?: Partial<Record<'heading' | 'body', FontFile>>;
  logos: Record<'light' | 'dark' | 'mark', string | null>;
  tone: string;
  words_to_use: readonly string[];
  words_to_avoid: readonly string[];
  claims: readonly BrandClaim[];
  call_to_action: string;
};

export const emptySnapshot: BrandSnapshot = {
  title: '',
  colors: { background: null, text: null, accent: null, secondary: null },
  fonts: { heading: null, body: null },
  logos: { light: null, dark: null, mark: null },
  tone: '',
  words_to_use: [],
  words_to_avoid: [],
  claims: [],
  call_to_action: '',
};

/** What came by a port for brands, which somebody may have written by hand: what of it is none is left empty. Null for no brand. */
export function readSnapshot(given: unknown): BrandSnapshot | null {
  const told: unknown = Array.isArray(given) ? given[0] : given;
  if (!isRecord(told) || typeof told['title'] !== 'string') return null;
  return {
    title: told['title'],
    colors: readTexts(told['colors'], emptySnapshot.colors),
    fonts: readTexts(told['fonts'], emptySnapshot.fonts),
    ...readFiles(told['font_files']),
    logos: readTexts(told['logos'], emptySnapshot.logos),
    tone: textOf(told['tone']) ?? '',
    words_to_use: textsOf(told['words_to_use']),
    words_to_avoid: textsOf(told['words_to_avoid']),
    claims: listOf(told['claims']).flatMap((claim) => {
      const [text, note] = isRecord(claim) ? [textOf(claim['text']), textOf(claim['note'])] : [];
      return text && note ? [{ text, note }] : [];
    }),
    call_to_action: textOf(told['call_to_action']) ?? '',
  };
}

function readFiles(told: unknown): Pick<BrandSnapshot, 'font_files'> {
  const read = (['heading', 'body'] as const).flatMap((role) => {
    const file = isRecord(told) ? told[role] : null;
    const [id, title, hash] = isRecord(file) ? [textOf(file['id']), textOf(file['title']), textOf(file['hash'])] : [];
    return id && title && hash ? [[role, { id, title, hash }] as const] : [];
  });
  return read.length === 0 ? {} : { font_files: Object.fromEntries(read) };
}

function readTexts<Name extends string>(
  told: unknown,
  empty: Record<Name, null | string>,
): Record<Name, string | null> {
  const texts: Record<Name, string | null> = { ...empty };
  if (isRecord(told)) for (const name of Object.keys(empty) as Name[]) texts[name] = textOf(told[name]);
  return texts;
}

function textsOf(told: unknown): string[] {
  return listOf(told).filter((one) => typeof one === 'string');
}

function listOf(told: unknown): readonly unknown[] {
  return Array.isArray(told) ? told : [];
}

function textOf(told: unknown): string | null {
  return typeof told === 'string' && told.trim() !== '' ? told : null;
}

function isRecord(told: unknown): told is Readonly<Record<string, unknown>> {
  return typeof told === 'object' && told !== null && !Array.isArray(told);
}
