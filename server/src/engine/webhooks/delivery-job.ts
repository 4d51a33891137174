import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { defineJob, type Job, type JobEnd } from '../../jobs/define-job.ts';
import type { Database } from '../../store/database.ts';
import type { DisabledReason } from '../../store/tables.ts';
import {
  beginAttempt,
  type DueDelivery,
  noteFailure,
  settleDelivered,
  settleFailed,
} from '../../store/webhook-queue.ts';
import { pausesOfDeliveries, usualPauses } from './backoff.ts';
import { type Attempt, deliver, type DeliverServices } from './deliver.ts';

export interface DeliveryJobOptions extends DeliverServices {
  database: Database;
  /** After an attempt that failed, one after the other, in milliseconds. */
  pauses?: readonly number[];
  /** Hears of a webhook that was switched off because nobody takes its messages. */
  onDisabled: (webhookId: string, reason: DisabledReason) => void;
}

/** Messages under way at once in one process, and to one webhook: a receiver that hangs keeps no other waiting. */
const mostAtOnce = 32;
const mostOfOne = 4;

/** A webhook at which every attempt has failed for so long is switched off. */
const patienceMs = 5 * 24 * 60 * 60_000;

/** The message has not been taken. */
class NotTaken extends Error {
  readonly mayPass: boolean;
  readonly retryAfterMs: number | null;

  constructor(mayPass: boolean, retryAfterMs: number | null, cause?: Error) {
    super('A message of a webhook was not taken.', { cause });
    this.mayPass = mayPass;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Carries one delivery, which stands in a row of its own and is what people are shown. The database writes this job with the
 * delivery (`private.enqueue_webhook_delivery` in `supabase/migrations`), in the transaction in which a run ends.
 */
export function defineDeliveryJob(options: DeliveryJobOptions): Job<{ deliveryId: string }> {
  const { database, onDisabled } = options;
  const pauseAfter = pausesOfDeliveries(options.pauses ?? usualPauses);
  return defineJob({
    name: 'deliver-webhook',
    payload: z.strictObject({ deliveryId: z.uuid() }),
    mostAtOnce,
    mostOfGroup: mostOfOne,
    retry: (failures, error) => {
      if (error instanceof NotTaken && !error.mayPass) return null;
      return pauseAfter(failures, error instanceof NotTaken ? error.retryAfterMs : null);
    },
    async run({ deliveryId }, { signal }) {
      const due = await beginAttempt(database.service, deliveryId);
      if (!due) return;
      const result = await deliver(due, options, signal).catch((error: unknown) => {
        if (signal.aborted) throw error;
        return error instanceof Error ? error : new Error(String(error));
      });
      return result instanceof Error ? ownFailure(due, result) : endOf(due, result);
    },
  });

  async function endOf(due: DueDelivery, result: Attempt): Promise<JobEnd> {
    if (result.isDelivered) return { write: (db) => settleDelivered(db, due.id, result.status) };
    const { fault, status, retryAfterMs } = result;
    const reason = saysSomethingOfReceiver(due, fault)
      ? await noteFailure(database.service, due.webhook_id, { isGone: fault.code === 'RECEIVER_GONE', patienceMs })
      : null;
    if (reason) onDisabled(due.webhook_id, reason);
    const mayPass = fault.retryable && due.event !== 'ping' && reason === null;
    return { failedWith: new NotTaken(mayPass, retryAfterMs), write: writeFailure(due, fault, status) };
  }
}

/** The database or the storage is away: nothing was sent. */
function ownFailure(due: DueDelivery, cause: Error): JobEnd {
  const failedWith = new NotTaken(due.event !== 'ping', null, cause);
  return { failedWith, isUnforeseen: true, write: writeFailure(due, new AppError('INTERNAL'), null) };
}

function writeFailure({ id }: DueDelivery, fault: AppError, status: number | null): NonNullable<JobEnd['write']> {
  return (db, delayMs) =>
    settleFailed(db, { id, responseStatus: status, error: fault.message, errorCode: fault.code, delayMs });
}

/** A test that fails is seen by whoever makes it, and is held against nobody. */
function saysSomethingOfReceiver({ event }: DueDelivery, { code }: AppError): boolean {
  return code === 'RECEIVER_GONE' || (event !== 'ping' && code.startsWith('RECEIVER_'));
}
