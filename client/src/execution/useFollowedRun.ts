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
  let isOver = false;
  let stopListening: (() => void) | undefined;

  async function start() {
    // A run that was just started is on screen already, as the answer to the mutation gave it.
    if (store.getState().execution?.id !== executionId) {
      const { data } = await client.query(ExecutionQuery, { id: executionId }, { requestPolicy: 'network-only' });
      if (isOver || !data?.execution) return;
      store.show(readExecution(data.execution));
    }
    const { execution, lastSequence } = store.getState();
    if (!execution || !isLive(execution.status)) return;
    const events = client.subscription(ExecutionEventsSubscription, { executionId, afterSequence: lastSequence });
    stopListening = events.subscribe(({ data }) => {
      if (data) store.apply(readEvent(data.executionEvents));
    }).unsubscribe;
  }

  void start();
  return () => {
    isOver = true;
    stopListening?.();
  };
}
