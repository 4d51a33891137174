import { useContext, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { imagesOf } from '../value/read-output.ts';
import { RunContext } from '../state/RunContext.tsx';
import { noRun } from '../state/run-state.ts';
import type { RunState } from '../state/run-state.ts';
import { readImageFacts } from './image-facts.ts';
import type { FactsByKey } from './image-facts.ts';

const noStore = createStore<RunState>(() => noRun);

/** What is known of the images of the run on screen; null while that is being read. Read again when there are more. */
export function useImageFacts(): FactsByKey | null {
  const client = useClient();
  const store = useContext(RunContext) ?? noStore;
  const wanted = useStore(store, runAndCount);
  const [facts, setFacts] = useState<FactsByKey | null>(null);
  useEffect(() => {
    let isOver = false;
    const [executionId = ''] = wanted.split(' ');
    void (executionId === '' ? Promise.resolve(noFacts) : readImageFacts(client, executionId)).then((byKey) => {
      if (!isOver) setFacts(byKey);
    });
    return () => {
      isOver = true;
    };
  }, [client, wanted]);
  return facts;
}

const noFacts: FactsByKey = new Map();

/** The run and how many images it has, as one text: it is compared at each event. */
function runAndCount({ execution, nodes }: RunState): string {
  const count = Object.values(nodes).reduce((sum, { output }) => sum + imagesOf(output).length, 0);
  return execution ? `${execution.id} ${count}` : '';
}
