import { useEffect } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { useRun, useRunStore } from '../state/RunContext.tsx';
import { momentsOf } from './moments-of.ts';
import { readRunLog } from './read-run-log.ts';
import { noStretches } from './stretches.ts';
import type { Stretches } from './stretches.ts';

/** The stretches of the run on screen. What was before it came on screen is read from its log, once. */
export function useStretches(): Stretches {
  const client = useClient();
  const store = useRunStore();
  const moments = momentsOf(store);
  const executionId = useRun(({ execution }) => execution?.id ?? null);
  const { stretches, executionId: toldOf, isComplete } = useStore(moments);
  const isKnown = isComplete && toldOf === executionId;

  useEffect(() => {
    if (executionId === null || isKnown) return undefined;
    let isOver = false;
    void readRunLog(client, executionId).then((log) => {
      if (log && !isOver) moments.fill(executionId, log);
    });
    return () => {
      isOver = true;
    };
  }, [client, moments, executionId, isKnown]);

  return toldOf === executionId ? stretches : noStretches;
}
