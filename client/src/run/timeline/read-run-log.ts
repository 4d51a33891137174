import type { Client } from 'urql';
import { ExecutionLogQuery } from '../state/execution-documents.ts';
import { readMoment } from './phase.ts';
import type { Moment } from './phase.ts';

/** When what began in a run, as far as its log is kept; null where it could not be read. */
export async function readRunLog(client: Client, executionId: string): Promise<Moment[] | null> {
  const moments: Moment[] = [];
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
      const moment = readMoment(event.__typename, event.sequence, event.at, key, queuePosition);
      // Ten reports a second of the same phase tell nothing new.
      if (!moment || (key !== null && phases.get(key) === moment.phase)) continue;
      phases.set(key, moment.phase);
      moments.push(moment);
    }
    const last = events.at(-1)?.sequence;
    if (last === undefined || last <= after) return moments;
    after = last;
  }
}
