import type { FontFile, OwnFonts } from '@visualadgen/compose/fonts/own-font.ts';
import type { BrandSnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { FontsQuery } from './composition-documents.ts';
import { toOwnFont } from './own-fonts.ts';

export interface BrandOwnFonts {
  ownFonts: OwnFonts;
  /** Those that are gone since the run. */
  missing: readonly FontFile[];
}

const none: BrandOwnFonts = { ownFonts: {}, missing: [] };

/** The uploaded fonts of a brand as a run keeps it, as far as they are there. Nothing is asked for where it has none. */
export function useOwnFonts(brand: BrandSnapshot | null): BrandOwnFonts {
  const files = brand?.font_files;
  const [{ data }] = useQuery({ query: FontsQuery, pause: files === undefined });
  return useMemo(() => {
    if (!files || !data) return none;
    const roles = (['heading', 'body'] as const).flatMap((role) => {
      const file = files[role];
      const font = data.fonts.nodes.find(({ contentHash }) => contentHash === file?.hash);
      return file ? [{ role, file, font }] : [];
    });
    return {
      ownFonts: Object.fromEntries(roles.flatMap(({ role, font }) => (font ? [[role, toOwnFont(font)]] : []))),
      missing: roles.flatMap(({ file, font }) => (font ? [] : [file])),
    };
  }, [files, data]);
}
