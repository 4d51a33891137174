import { useEffect, useMemo } from 'react';
import type { Client } from 'urql';
import { useClient } from 'urql';
import { refetch } from '../../api/refetch.ts';
import { ExecutionEventsSubscription, ExecutionQuery } from './execution-documents.ts';
import { readEvent, readExecution } from './read-execution.ts';
import { changesMore } from './reduce-execution.ts';
import type { RunEvent } from './reduce-execution.ts';
import { isLive } from './run-state.ts';
import type { RunStore } from './run-store.ts';

/**
 * Keeps the store showing one run, from what is known of it now to its last event. Null shows nothing new.
 * A run that was over and goes on is followed again by giving another `turn`.
 */
export function useFollowedRun(store: RunStore, executionId: string | null, turn: number): void {
  const client = useClient();
  const run = useMemo(() => (executionId === null ? null : { executionId, turn }), [executionId, turn]);
  useEffect(() => (run ? follow(client, store, run) : undefined), [client, store, run]);
}

interface FollowedRun {
  executionId: string;
  turn: number;
}

function follow(client: Client, store: RunStore, { executionId }: FollowedRun): () => void {
  const stops: (() => void)[] = [];
  let isOver = false;

  async function read() {
    const { data } = await refetch(client, ExecutionQuery, { id: executionId });
    return !isOver && data?.execution ? readExecution(data.execution) : null;
  }

  async function load() {
    const run = await read();
    if (run) store.show(run);
  }

  function take(event: RunEvent) {
    store.apply(event);
    if (changesMore(event)) void store.refetch(read);
  }

  async function start() {
    // A run that was just set going is on screen already, as the answer to the mutation gave it.
    const shown = store.getState().execution;
    if (shown?.id !== executionId || !isLive(shown.status)) await load();
    const { execution, lastSequence } = store.getState();
    if (isOver || execution?.id !== executionId || !isLive(execution.status)) return;
    stops.push(
      client
        .subscription(ExecutionEventsSubscription, { executionId, afterSequence: lastSequence })
        .subscribe(({ data }) => data && take(readEvent(data.executionEvents))).unsubscribe,
      // Once it is over it is read as a whole, with what came of work that was under way when it ended.
      store.subscribe((after, before) => {
        const hasEnded =
          before.execution && isLive(before.execution.status) && after.execution && !isLive(after.execution.status);
        if (hasEnded && after.execution?.id === executionId) void store.refetch(read);
      }),
    );
  }

  void start();
  return () => {
    isOver = true;
    for (const stop of stops) stop();
  };
}
