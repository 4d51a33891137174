import type { RunWrite } from '../store/execution-log.ts';
import type { ExecutionRecord } from './record.ts';

/** New jobs are there to be taken. */
export const jobsNotice = 'JOBS';

/** That a run's log has grown. */
export interface RunNotice {
  serverId: string;
  executionId: string;
  workflowId: string | null;
  /** The numbers of the first and the last new event. */
  from: number;
  to: number;
}

/** NOTIFY takes less than 8,000 bytes; a run's part is at most 100. */
const mostRuns = 70;

/** What to tell of a commit, in as few notices as fit. */
export function noticesOf(
  serverId: string,
  parts: readonly { log: { record: ExecutionRecord }; draft: { write: RunWrite } }[],
): string[] {
  const runs = parts.map(({ log, draft: { write } }) => {
    const { id, workflow_id: workflowId } = log.record.row;
    return [id, workflowId, write.was.lastSequence + 1, write.was.lastSequence + write.events.length];
  });
  return Array.from({ length: Math.ceil(runs.length / mostRuns) }, (_, page) =>
    JSON.stringify([serverId, ...runs.slice(page * mostRuns, (page + 1) * mostRuns)]),
  );
}

/** Empty for what is not of this kind. */
export function readNotice(payload: string): RunNotice[] {
  if (!payload.startsWith('[')) return [];
  const [serverId, ...runs] = JSON.parse(payload) as [string, ...[string, string | null, number, number][]];
  return runs.map(([executionId, workflowId, from, to]) => ({ serverId, executionId, workflowId, from, to }));
}

/** A personal access token that is good no longer; the database tells of it by itself. Undefined for other notices. */
export function readRevokedToken(payload: string): string | undefined {
  return payload.startsWith('REVOKED ') ? payload.slice('REVOKED '.length) : undefined;
}
