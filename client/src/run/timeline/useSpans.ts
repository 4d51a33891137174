import { useEffect } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { useRun, useRunStore } from '../state/RunContext.tsx';
import { phaseLogOf } from './phase-log-of.ts';
import { readRunLog } from './read-run-log.ts';
import { noSpans } from './spans.ts';
import type { Spans } from './spans.ts';

/** The spans of the run on screen. What was before it came on screen is read from its log, once. */
export function useSpans(): Spans {
  const client = useClient();
  const store = useRunStore();
  const phaseLog = phaseLogOf(store);
  const executionId = useRun(({ execution }) => execution?.id ?? null);
  const { spans, executionId: spansOf, isComplete } = useStore(phaseLog);
  const isKnown = isComplete && spansOf === executionId;

  useEffect(() => {
    if (executionId === null || isKnown) return undefined;
    let isOver = false;
    void readRunLog(client, executionId).then((log) => {
      if (log && !isOver) phaseLog.fill(executionId, log);
    });
    return () => {
      isOver = true;
    };
  }, [client, phaseLog, executionId, isKnown]);

  return spansOf === executionId ? spans : noSpans;
}
