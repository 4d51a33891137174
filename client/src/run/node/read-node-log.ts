import type { Client } from 'urql';
import { NodeLogQuery } from '../state/execution-documents.ts';
import { mergeLog } from './merge-log.ts';

/** All that a node of a run told while it worked, as far as the run's log is kept. Empty where it cannot be read. */
export async function readNodeLog(client: Client, executionId: string, nodeKey: string): Promise<readonly string[]> {
  const windows: (readonly string[])[] = [];
  for (let after = 0; ;) {
    const { data } = await client
      .query(NodeLogQuery, { id: executionId, after }, { requestPolicy: 'network-only' })
      .toPromise();
    const events = data?.execution?.events ?? [];
    for (const event of events) {
      if (event.__typename === 'NodeProgressed' && event.nodeExecution.node.key === nodeKey)
        windows.push(event.progress.logs);
    }
    const last = events.at(-1)?.sequence;
    if (last === undefined || last <= after) return mergeLog(windows);
    after = last;
  }
}
