import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { useRun, useRunStore } from './RunContext.tsx';

/** The nodes of a run whose results are not what the workflow, as it is saved, would give. */
export type Outdated = StoreApi<{ executionId: string | null; keys: ReadonlySet<string> }>;

export function createOutdated(): Outdated {
  return createStore(() => ({ executionId: null, keys: new Set<string>() }));
}

/** Whether what the run on screen gave for a node is out of date. */
export function useIsOutdated(nodeKey: string): boolean {
  const isDone = useRun(({ nodes }) => nodes[nodeKey]?.status === 'COMPLETED');
  const shown = useRun(({ execution }) => execution?.id);
  return useStore(
    useRunStore().outdated,
    ({ executionId, keys }) => isDone && executionId === shown && keys.has(nodeKey),
  );
}
