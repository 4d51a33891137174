import { useContext, useMemo } from 'react';
import { useQuery } from 'urql';
import { rememberCopies } from '../run/image/image-copies.ts';
import { readNodeValues } from '../run/value/node-values.ts';
import { imagesOfRun } from '../run/results/run-images.ts';
import { CatalogueContext } from '../graph/catalogue/CatalogueContext.tsx';
import { RunOutcomeQuery } from './history-documents.ts';
import type { HistoryRun } from './history-state.ts';

export interface RunOutcome {
  images: readonly string[];
  targetName: string | null;
  isAllReused: boolean;
}

/** What a run gave, where it is needed; null before. */
export function useRunOutcome({ id, targetNodeKey }: HistoryRun, isNeeded: boolean): RunOutcome | null {
  const catalogue = useContext(CatalogueContext);
  const [{ data }] = useQuery({ query: RunOutcomeQuery, variables: { id }, pause: !isNeeded });
  const nodes = data?.execution?.nodeExecutions;
  return useMemo(() => {
    if (!nodes || !catalogue || !isNeeded) return null;
    rememberCopies(nodes.flatMap(({ images }) => images));
    const byKey = Object.fromEntries(
      nodes.map(({ node, outputValues }) => [node.key, { ...node, output: readNodeValues(outputValues) }]),
    );
    return {
      images: imagesOfRun(byKey, catalogue).flatMap(({ group, url }) => (group === 'final' ? [url] : [])),
      targetName: nodes.find(({ node }) => node.key === targetNodeKey)?.node.name ?? null,
      isAllReused: nodes.length > 0 && nodes.every(({ origin }) => origin === 'REUSED'),
    };
  }, [nodes, catalogue, isNeeded, targetNodeKey]);
}
