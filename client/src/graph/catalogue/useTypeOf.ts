import { useMemo } from 'react';
import { useCatalogue } from './CatalogueContext.tsx';
import type { NodeType } from './catalogue.ts';
import { typeOfData } from './type-of-data.ts';
import type { Ported } from './type-of-data.ts';

/** The type of a node with its own outputs; the same one for as long as its settings are the same. */
export function useTypeOf({ type, config, hasErrorOutput = false }: Ported): NodeType | undefined {
  const catalogue = useCatalogue();
  return useMemo(
    () => typeOfData({ type, config, hasErrorOutput }, catalogue),
    [type, config, hasErrorOutput, catalogue],
  );
}
