import { useContext, useEffect, useState } from 'react';
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
  const wanted = useStore(store, runsOf);
  const [facts, setFacts] = useState<FactsByKey | null>(null);
  useEffect(() => {
    let isOver = false;
    const [, ...ids] = wanted.split(' ');
    void readPictureFacts(client, ids).then((byKey) => {
      if (!isOver) setFacts(byKey);
    });
    return () => {
      isOver = true;
    };
  }, [client, wanted]);
  return facts;
}

/** What was paid, the run, and those whose results it took over, as one text: it is compared at each event. */
function runsOf({ execution, nodes }: RunState): string {
  if (!execution) return '';
  const reused = Object.values(nodes).flatMap(({ reusedFrom }) => (reusedFrom ? [reusedFrom.executionId] : []));
  return [execution.totalCost, ...new Set([execution.id, ...reused])].join(' ');
}
