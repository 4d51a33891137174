export interface JobLog {
  message: string;
  level: 'INFO' | 'ERROR';
  source: 'USER';
  timestamp: string;
}

/** What a job ended with: the very answer that `GET response_url` gives. */
export interface Outcome {
  status: number;
  body: Record<string, unknown>;
  headers: Record<string, string>;
}

/**
 * A job waits (`queued`), is worked on (`running`), and ends (`done`). A queued one may be `cancelled`; a running one cannot.
 */
export interface Job {
  id: string;
  endpoint: string;
  /** Owner and app, without the endpoint's sub-path: what its URLs are made of. */
  app: string;
  input: unknown;
  webhook: string | null;
  state: 'queued' | 'running' | 'done' | 'cancelled';
  logs: JobLog[];
  sentAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  outcome: Outcome | null;
  /** Of a model that writes: its answer as far as it is written. */
  written: Record<string, unknown> | null;
}

/** Seconds of work, as `metrics.inference_time` says. */
export const inferenceTime = (job: Job): number | null =>
  job.startedAt && job.endedAt ? (job.endedAt.getTime() - job.startedAt.getTime()) / 1000 : null;
