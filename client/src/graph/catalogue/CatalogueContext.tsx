import { createContext, useContext } from 'react';
import type { Catalogue } from './catalogue.ts';

export const CatalogueContext = createContext<Catalogue | null>(null);

export function useCatalogue(): Catalogue {
  const catalogue = useContext(CatalogueContext);
  if (!catalogue) throw new Error('useCatalogue is for what is inside a CatalogueContext.');
  return catalogue;
}
