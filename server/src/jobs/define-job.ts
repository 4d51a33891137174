import type { z } from 'zod';
import type { Backoff } from '../retry/backoff.ts';
import type { Transaction } from '../store/database.ts';

/** A kind of background work. Each server that knows it takes its jobs; each job is done by one of them. */
export interface Job<Payload> {
  /** Of its queue, its lines in the log and its metrics. */
  name: string;
  /** What does not keep to it is refused, visibly, and not tried again. */
  payload: z.ZodType<Payload>;
  /** What it throws is told to the observer, by the job's name. */
  run(payload: Payload, context: JobContext): Promise<JobEnd | void>;
  /** How long to wait after so many tries that failed, the last of them with this error; without it none is made again. */
  retry?: Backoff;
  /** Makes one, and the next so long after each has ended; of all servers together there is one at a time. */
  schedule?: Schedule<Payload>;
  /** In one process; 1 without it. */
  mostAtOnce?: number;
  /** Of one group, in all processes. */
  mostOfGroup?: number;
}

export interface Schedule<Payload = unknown> {
  everyMs: number;
  payload: Payload;
}

export interface JobContext {
  /** Aborted when the server closes, or when the job has gone to another one. */
  signal: AbortSignal;
}

/** How a try ended, where that is more than well. */
export interface JobEnd {
  /** It failed with this, which is a job's daily lot and no error of this server. */
  failedWith?: unknown;
  /** It is an error of this server all the same, and is told as one. */
  isUnforeseen?: boolean;
  /**
   * Written in one transaction with the job's own end, and only if the job is still this server's. It hears in how many milliseconds
   * it is tried again; null when it is not.
   */
  write?(db: Transaction, againInMs: number | null): Promise<void>;
}

export function defineJob<Payload>(job: Job<Payload>): Job<Payload> {
  return job;
}

/** Of whatever payload: only what the schema has let through is handed to it. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyJob = Job<any>;
