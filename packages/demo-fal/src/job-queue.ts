import { randomUUID } from 'node:crypto';
import { requestError } from './fal-error.ts';
import type { Job, Outcome } from './job.ts';

export interface JobQueue {
  add(order: Pick<Job, 'endpoint' | 'input' | 'webhook'>): Job;
  get(id: string): Job | undefined;
  /** How many are before it: 0 is next. */
  position(job: Job): number;
  cancel(job: Job): 'CANCELLATION_REQUESTED' | 'ALREADY_COMPLETED';
  /** All jobs, the oldest first. */
  all(): readonly Job[];
  /** Calls back at every change of the job (and of its place) until told to stop. */
  watch(job: Job, changed: () => void): () => void;
  ended(job: Job): Promise<Outcome>;
}

export interface Work {
  /** Does the job; never throws. `release` frees its runner early (a job that hangs for ever would block the others). */
  perform(job: Job, tell: () => void, release: () => void): Promise<Outcome>;
  finished(job: Job): void;
  /** Milliseconds between arriving and being looked at by a runner. */
  dispatchMs: number;
  wait(ms: number): Promise<void>;
  /** Aborted: no further job is started. */
  signal: AbortSignal;
}

/** Few runners, so that a place in the queue means something. */
const RUNNERS = 2;
/** Jobs whose story is kept. */
const KEPT = 20_000;

export function createJobQueue(work: Work): JobQueue {
  const jobs = new Map<string, Job>();
  const waiting: Job[] = [];
  const watchers = new Map<Job, Set<() => void>>();
  let busy = 0;

  const tell = (job: Job): void => {
    for (const changed of watchers.get(job) ?? []) changed();
  };
  const tellAllWaiting = (): void => waiting.forEach(tell);

  const end = (job: Job, state: 'done' | 'cancelled', outcome: Outcome): void => {
    job.state = state;
    job.outcome = outcome;
    job.endedAt = new Date();
    tell(job);
    watchers.delete(job);
    work.finished(job);
  };

  const run = async (job: Job): Promise<void> => {
    busy += 1;
    let held = true;
    const release = (): void => {
      if (!held) return;
      held = false;
      busy -= 1;
      startNext();
    };
    job.state = 'running';
    job.startedAt = new Date();
    tell(job);
    const outcome = await work.perform(job, () => tell(job), release);
    end(job, 'done', outcome);
    release();
  };

  const startNext = (): void => {
    for (;;) {
      const job = busy < RUNNERS && !work.signal.aborted ? waiting.shift() : undefined;
      if (!job) return;
      void run(job);
      tellAllWaiting();
    }
  };

  return {
    add({ endpoint, input, webhook }) {
      const app = endpoint.split('/').slice(0, 2).join('/');
      const job: Job = {
        id: randomUUID(),
        endpoint,
        app,
        input,
        webhook,
        state: 'queued',
        logs: [],
        sentAt: new Date(),
        startedAt: null,
        endedAt: null,
        outcome: null,
        written: null,
      };
      jobs.set(job.id, job);
      const oldest = jobs.size > KEPT ? jobs.values().next().value : undefined;
      if (oldest?.outcome) jobs.delete(oldest.id);
      waiting.push(job);
      void work.wait(work.dispatchMs).then(startNext);
      return job;
    },
    get: (id) => jobs.get(id),
    position: (job) => Math.max(0, waiting.indexOf(job)),
    cancel(job) {
      const at = waiting.indexOf(job);
      if (at < 0) return 'ALREADY_COMPLETED';
      waiting.splice(at, 1);
      const error = requestError(499, 'client_cancelled', 'The request was cancelled by the client');
      end(job, 'cancelled', { status: error.status, body: error.body, headers: error.headers });
      tellAllWaiting();
      return 'CANCELLATION_REQUESTED';
    },
    all: () => [...jobs.values()],
    watch(job, changed) {
      const list = watchers.get(job) ?? new Set();
      watchers.set(job, list.add(changed));
      return () => list.delete(changed);
    },
    ended(job) {
      if (job.outcome) return Promise.resolve(job.outcome);
      return new Promise((resolve) => {
        const stop = this.watch(job, () => {
          if (!job.outcome) return;
          stop();
          resolve(job.outcome);
        });
      });
    },
  };
}
