import { useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useRun, useRunStore } from '../state/RunContext.tsx';
import { readItems } from './read-items-of.ts';

/** Has the first items of a node known, and what becomes of them, for as long as they are to be seen. */
export function useFirstItems(nodeKey: string, most: number): void {
  const client = useClient();
  const store = useRunStore();
  const id = useRun(({ nodes }) => (nodes[nodeKey]?.itemCounts ? nodes[nodeKey].id : null));
  const turn = useRun(({ nodes }) => nodes[nodeKey]?.itemsTurn);
  // Another turn is another question.
  const asked = useMemo(() => (id === null ? null : { id, turn }), [id, turn]);
  useEffect(() => {
    if (!asked) return;
    void store.readItems(nodeKey, async () => (await readItems(client, { id: asked.id, first: most })).items);
  }, [client, store, nodeKey, asked, most]);
}
