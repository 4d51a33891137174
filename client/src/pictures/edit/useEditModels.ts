import { useMemo } from 'react';
import { useQuery } from 'urql';
import { EditModelsQuery } from './edit-documents.ts';
import { type EditModel, readEditModels } from './image-edit.ts';

const none: readonly EditModel[] = [];

/** The models that edit pictures, the usual one first; empty until they are known. */
export function useEditModels(): readonly EditModel[] {
  const [{ data }] = useQuery({ query: EditModelsQuery });
  return useMemo(() => (data ? readEditModels(data) : none), [data]);
}
