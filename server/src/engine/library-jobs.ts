import { z } from 'zod';
import { defineJob, type Job } from '../jobs/define-job.ts';
import { measurePictures, type MeasuringOptions } from './measure-pictures.ts';

/** Milliseconds. */
const tenMinutes = 600_000;

/** What looks after people's pictures in the background. */
export function defineLibraryJobs(options: MeasuringOptions): Job<object>[] {
  return [scheduled('measure-pictures', (signal) => measurePictures(options, signal))];
}

function scheduled(name: string, work: (signal: AbortSignal) => Promise<void>): Job<object> {
  return defineJob({
    name,
    payload: z.strictObject({}),
    schedule: { everyMs: tenMinutes, payload: {} },
    run: (_, { signal }) => work(signal),
  });
}
