import { useContext, useMemo } from 'react';
import { CatalogueContext } from '../catalogue/CatalogueContext.tsx';
import { plainWords } from './plain-words.ts';
import { valueLabel } from './value-label.ts';

/** The words on screen for what the API calls otherwise. */
export interface ScreenWords {
  /** What a value is called, of a node of this type: `image_urls` is “Images”. */
  label(name: string, typeName?: string): string;
  /** A sentence of the server without the API's names. */
  plain(text: string): string;
}

const nothingKnown = { nodeTypes: [], imageModels: [] };

export function useWords(): ScreenWords {
  const catalogue = useContext(CatalogueContext) ?? nothingKnown;
  return useMemo(
    () => ({
      label: (name, typeName) => valueLabel(catalogue, name, typeName),
      plain: (text) => plainWords(text, catalogue),
    }),
    [catalogue],
  );
}
