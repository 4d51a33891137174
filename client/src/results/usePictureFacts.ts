import { useContext, useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { RunContext } from '../execution/RunContext.tsx';
import { noRun } from '../execution/run-state.ts';
import type { RunState } from '../execution/run-state.ts';
import { readPictureFacts } from './picture-facts.ts';
import type { FactsByKey } from './picture-facts.ts';

const noStore = createStore<RunState>(() => noRun);

/**
 * What is known of the pictures of the run on screen, those that it took over included; null while that is being read. Read
 * again when more has been paid for.
 */
export function usePictureFacts(): FactsByKey | null {
  const client = useClient();
  const store = useContext(RunContext) ?? noStore;
  const ids = useStore(store, runsOf);
  const cost = useStore(store, ({ execution }) => execution?.totalCost);
  const [facts, setFacts] = useState<{ ids: string; byKey: FactsByKey } | null>(null);
  useEffect(() => {
    let isOver = false;
    void readPictureFacts(client, ids === '' ? [] : ids.split(' ')).then((byKey) => {
      if (!isOver) setFacts({ ids, byKey });
    });
    return () => {
      isOver = true;
    };
  }, [client, ids, cost]);
  return useMemo(() => facts?.byKey ?? null, [facts]);
}

/** The run, and those whose results it took over, as one text: it is compared at each event. */
function runsOf({ execution, nodes }: RunState): string {
  if (!execution) return '';
  const reused = Object.values(nodes).flatMap(({ reusedFrom }) => (reusedFrom ? [reusedFrom.executionId] : []));
  return [...new Set([execution.id, ...reused])].join(' ');
}
