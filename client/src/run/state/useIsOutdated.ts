import { useStore } from 'zustand';
import { useRun, useRunStore } from './RunContext.tsx';

/** Whether what the run on screen gave for a node is out of date. */
export function useIsOutdated(nodeKey: string): boolean {
  const isDone = useRun(({ nodes }) => nodes[nodeKey]?.status === 'COMPLETED');
  const shown = useRun(({ execution }) => execution?.id);
  return useStore(
    useRunStore().outdated,
    ({ executionId, keys }) => isDone && executionId === shown && keys.has(nodeKey),
  );
}
