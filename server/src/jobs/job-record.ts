import type { JobInsert, JobWithMetadata } from 'pg-boss';
import type { Schedule } from './define-job.ts';

/** What stands in a job's row. `private.enqueue_webhook_delivery` in `supabase/migrations` writes the same. */
export interface JobData {
  payload: unknown;
  /** Tries that came to an end and failed; those of servers that died are not among them. */
  failures?: number;
}

export interface Enqueued {
  /** Of one key there is one job at a time, waiting or at work; another is dropped. */
  key?: string;
  group?: string;
  startInMs?: number;
}

export function recordOf(data: JobData, { key = '', group, startInMs = 0 }: Enqueued): JobInsert {
  return {
    data,
    singletonKey: key,
    ...(group !== undefined && { group: { id: group } }),
    // Seconds, by the database's clock.
    startAfter: startInMs / 1_000,
  };
}

export function recordOfNext({ everyMs, payload }: Schedule): JobInsert {
  return recordOf({ payload }, { startInMs: everyMs });
}

export type FetchedJob = Pick<JobWithMetadata<JobData>, 'id' | 'retryCount' | 'singletonKey' | 'groupId'> & {
  data: JobData | null;
};
