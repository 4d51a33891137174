import { useMemo } from 'react';
import { useQuery } from 'urql';
import { readPortKind } from '../catalogue/catalogue.ts';
import { PortColoursQuery } from './preview-documents.ts';
import type { OutputKinds } from './port-colours.ts';

/** What each node type gives, for the colours. Until it is known the previews are grey. */
export function useOutputKinds(): OutputKinds {
  const [{ data }] = useQuery({ query: PortColoursQuery });
  return useMemo(
    () =>
      new Map(
        data?.nodeTypes.map((type) => [
          type.name,
          new Map(type.outputs.map(({ name, kind }) => [name, readPortKind(kind)])),
        ]),
      ),
    [data],
  );
}
