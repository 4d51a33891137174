import { useEffect } from 'react';
import { useClient } from 'urql';
import type { Client } from 'urql';
import { refetch } from '../../api/refetch.ts';
import { onReturn } from '../../ui/page/useOnReturn.ts';
import { OutdatedNodesQuery } from '../../run/state/execution-documents.ts';
import { isLive } from '../../run/state/run-state.ts';
import type { EditorSession } from '../session/editor-session.ts';

/** Asks after each save, and when another run is on screen or one has ended, which of its results are out of date. */
export function useOutdated(session: EditorSession): void {
  const client = useClient();
  useEffect(() => keepAsking(client, session), [client, session]);
}

function keepAsking(client: Client, { run, autosave }: EditorSession): () => void {
  let latest = 0;

  async function ask() {
    const id = run.getState().execution?.id;
    const turn = ++latest;
    if (!id) return;
    const { data } = await refetch(client, OutdatedNodesQuery, { id });
    // Somebody has changed it again meanwhile: that question is on its way.
    if (turn !== latest || !data?.execution) return;
    run.outdated.setState({ executionId: id, keys: new Set(data.execution.outdatedNodeKeys) });
  }

  const stops = [
    // What it hangs on, such as a brand, may have been changed in another tab.
    onReturn(() => void ask()),
    autosave.state.subscribe((now, before) => {
      if (now.version !== before.version) void ask();
    }),
    run.subscribe(({ execution: now }, { execution: before }) => {
      const hasEnded = before && now && isLive(before.status) && !isLive(now.status);
      if (now?.id !== before?.id || hasEnded) void ask();
    }),
  ];
  void ask();
  return () => {
    latest += 1;
    for (const stop of stops) stop();
  };
}
