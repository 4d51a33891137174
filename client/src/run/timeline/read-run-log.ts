import type { Client } from 'urql';
import { ExecutionLogQuery } from '../state/execution-documents.ts';
import { readPhaseChange } from './phase.ts';
import type { PhaseChange } from './phase.ts';

/** When what began in a run, as far as its log is kept; null where it could not be read. */
export async function readRunLog(client: Client, executionId: string): Promise<PhaseChange[] | null> {
  const changes: PhaseChange[] = [];
  const phases = new Map<string | null, string>();
  for (let after = 0; ;) {
    const { data, error } = await client
      .query(ExecutionLogQuery, { id: executionId, after }, { requestPolicy: 'network-only' })
      .toPromise();
    if (error) return null;
    const events = data?.execution?.events ?? [];
    for (const event of events) {
      const key = 'nodeExecution' in event ? event.nodeExecution.node.key : null;
      const queuePosition = event.__typename === 'NodeProgressed' ? event.progress.queuePosition : undefined;
      const change = readPhaseChange(event.__typename, event.sequence, event.at, key, queuePosition);
      // Ten reports a second of the same phase tell nothing new.
      if (!change || (key !== null && phases.get(key) === change.phase)) continue;
      phases.set(key, change.phase);
      changes.push(change);
    }
    const last = events.at(-1)?.sequence;
    if (last === undefined || last <= after) return changes;
    after = last;
  }
}
