import { useEffect } from 'react';
import type { Client } from 'urql';
import { useClient } from 'urql';
import { ExecutionEventsSubscription, ExecutionQuery } from './execution-documents.ts';
import { readEvent, readExecution } from './read-execution.ts';
import { isLive } from './run-state.ts';
import type { RunStore } from './run-store.ts';

/** Keeps the store showing one run, from what is known of it now to its last event. Null shows nothing new. */
export function useFollowedRun(store: RunStore, executionId: string | null): void {
  const client = useClient();
  useEffect(() => (executionId ? follow(client, store, executionId) : undefined), [client, store, executionId]);
}

function follow(client: Client, store: RunStore, executionId: string): () => void {
  const stops: (() => void)[] = [];
  let isOver = false;

  async function load() {
    const { data } = await client.query(ExecutionQuery, { id: executionId }, { requestPolicy: 'network-only' });
    if (!isOver && data?.execution) store.show(readExecution(data.execution));
  }

  async function start() {
    // A run that was just started is on screen already, as the answer to the mutation gave it.
    if (store.getState().execution?.id !== executionId) await load();
    const { execution, lastSequence } = store.getState();
    if (isOver || execution?.id !== executionId || !isLive(execution.status)) return;
    stops.push(
      client
        .subscription(ExecutionEventsSubscription, { executionId, afterSequence: lastSequence })
        .subscribe(({ data }) => data && store.apply(readEvent(data.executionEvents))).unsubscribe,
      // Once it is over it is read as a whole, with what came of work that was under way when it ended.
      store.subscribe((after, before) => {
        const hasEnded =
          before.execution && isLive(before.execution.status) && after.execution && !isLive(after.execution.status);
        if (hasEnded && after.execution?.id === executionId) void load();
      }),
    );
  }

  void start();
  return () => {
    isOver = true;
    for (const stop of stops) stop();
  };
}
