import { useContext, useMemo } from 'react';
import { useQuery } from 'urql';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { WorkflowDetailsQuery } from '../../graph/workflow/workflow-documents.ts';
import { RunContext } from '../state/RunContext.tsx';
import { noRun } from '../state/run-state.ts';
import type { RunState } from '../state/run-state.ts';
import { CatalogueContext } from '../../graph/catalogue/CatalogueContext.tsx';
import { nameImages } from './name-images.ts';
import type { FactsByKey } from '../image/image-facts.ts';
import { imagesOfRun } from './run-images.ts';

const noStore = createStore<RunState>(() => noRun);

/** What the images of the run on screen are called where they are kept, by their keys. */
export function useImageNames(workflowId: string, facts: FactsByKey | null): ReadonlyMap<string, string> {
  const nodes = useStore(useContext(RunContext) ?? noStore, (state) => state.nodes);
  const catalogue = useContext(CatalogueContext);
  const [{ data }] = useQuery({ query: WorkflowDetailsQuery, variables: { id: workflowId } });
  const workflowName = data?.workflow?.name ?? '';
  return useMemo(
    () => nameImages(catalogue ? imagesOfRun(nodes, catalogue) : [], facts, workflowName),
    [nodes, catalogue, facts, workflowName],
  );
}
