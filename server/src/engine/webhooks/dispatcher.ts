import { AppError } from '../../errors.ts';
import {
  claimDeliveries,
  type DueDelivery,
  msUntilNextDelivery,
  noteFailure,
  releaseAllDeliveries,
  releaseDelivery,
  settleDelivered,
  settleFailed,
} from '../../store/webhook-queue.ts';
import type { Database } from '../../store/database.ts';
import type { DisabledReason } from '../../store/tables.ts';
import { pausesOfDeliveries, usualPauses } from './backoff.ts';
import { type Attempt, deliver, type DeliverServices } from './deliver.ts';

/** Sends the messages of webhooks whose time has come. */
export interface WebhookDispatcher {
  start(): Promise<void>;
  /** There may be messages to send. */
  wake(): void;
  /** Begins no more, lets what is under way end for a while (milliseconds), and gives the rest back. */
  close(grace: number): Promise<void>;
}

export interface WebhookTimes {
  /** After an attempt that failed, one after the other, in milliseconds. */
  pauses?: readonly number[];
  /** For which a message is this server's, in milliseconds: longer than any attempt takes. */
  leaseMs?: number;
}

export interface DispatcherOptions extends DeliverServices, WebhookTimes {
  database: Database;
  /** Hears of a webhook that was switched off because nobody takes its messages. */
  onDisabled: (webhookId: string, reason: DisabledReason) => void;
  /** Hears of what is not the receiver's doing. */
  onFault: (fault: unknown) => void;
}

/** Messages under way at once in one process, and of one webhook: a receiver that hangs keeps no other waiting. */
const most = 32;
const mostOfOne = 4;

/** A webhook at which every attempt has failed for so long is switched off. */
const patienceMs = 5 * 24 * 60 * 60_000;

/** In milliseconds: how often a shared database is asked although nobody told of anything; after a fault; and at least. */
const lookEvery = 15_000;
const pauseAfterFault = 5_000;
const leastPause = 20;
/** A timer of Node cannot be set for more than 24 days. */
const mostPause = 3_600_000;

/**
 * The database tells when there is something to send, and a timer is aimed at the earliest message that waits for its time. What is
 * to be sent is claimed for a while, so that servers on one database do not send the same; the claim of one that died runs out.
 */
export function createWebhookDispatcher(options: DispatcherOptions): WebhookDispatcher {
  const { database, onFault, onDisabled, pauses = usualPauses, leaseMs = 30_000 } = options;
  const db = database.service;
  const pauseAfter = pausesOfDeliveries(pauses);
  const closing = new AbortController();
  /** By webhook. */
  const underWay = new Map<string, number>();
  const sending = new Set<Promise<void>>();
  let isOpen = false;
  let isWoken = false;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  return {
    async start() {
      if (!database.isShared) await releaseAllDeliveries(db);
      isOpen = true;
      wake();
    },
    wake,
    async close(grace) {
      isOpen = false;
      clearTimeout(timer);
      await looking;
      clearTimeout(timer);
      const enough = setTimeout(() => closing.abort(), grace);
      await Promise.all(sending);
      clearTimeout(enough);
    },
  };

  function wake() {
    if (!isOpen) return;
    isWoken = true;
    looking ??= look();
  }

  async function look(): Promise<void> {
    while (isWoken && isOpen) {
      isWoken = false;
      try {
        await takeWhatIsDue();
      } catch (fault) {
        onFault(fault);
        aim(pauseAfterFault);
      }
    }
    looking = undefined;
  }

  async function takeWhatIsDue(): Promise<void> {
    const free = most - sending.size;
    // Whoever ends next wakes this up.
    if (free <= 0) return;
    const limits = { most: free, mostOfOne, underWay, leaseMs };
    const due = await claimDeliveries(db, limits);
    for (const delivery of due) begin(delivery);
    if (due.length > 0) isWoken = true;
    else aim(await msUntilNextDelivery(db, limits));
  }

  function aim(milliseconds: number | null) {
    clearTimeout(timer);
    const longest = database.isShared ? lookEvery : mostPause;
    if (!isOpen || (milliseconds === null && !database.isShared)) return;
    timer = setTimeout(wake, Math.min(longest, Math.max(leastPause, milliseconds ?? longest)));
    timer.unref();
  }

  function begin(due: DueDelivery) {
    const { webhook_id: webhook } = due;
    underWay.set(webhook, (underWay.get(webhook) ?? 0) + 1);
    const sent = attempt(due)
      .catch(onFault)
      .finally(() => {
        sending.delete(sent);
        const left = (underWay.get(webhook) ?? 1) - 1;
        if (left > 0) underWay.set(webhook, left);
        else underWay.delete(webhook);
        wake();
      });
    sending.add(sent);
  }

  async function attempt(due: DueDelivery): Promise<void> {
    const result = await deliver(due, options, closing.signal).catch((fault: unknown) => {
      if (closing.signal.aborted) return null;
      // The database or the storage: nothing was sent.
      onFault(fault);
      return ownFailure;
    });
    await (result ? settle(due, result) : releaseDelivery(db, due.id, due.attempts));
  }

  async function settle(due: DueDelivery, result: Attempt): Promise<void> {
    if (result.isDelivered) return settleDelivered(db, due.id, result.status);
    const { fault, status, retryAfterMs } = result;
    const mayPass = (fault.retryable || fault.code === 'INTERNAL') && due.event !== 'ping';
    const reason = saysSomethingOfReceiver(due, fault)
      ? await noteFailure(db, due.webhook_id, { isGone: fault.code === 'RECEIVER_GONE', patienceMs })
      : null;
    if (reason) onDisabled(due.webhook_id, reason);
    await settleFailed(db, {
      id: due.id,
      attempts: due.attempts,
      responseStatus: status,
      error: fault.message,
      errorCode: fault.code,
      delayMs: mayPass && reason === null ? pauseAfter(due.step, retryAfterMs) : null,
    });
  }
}

const ownFailure: Attempt = { isDelivered: false, fault: new AppError('INTERNAL'), status: null, retryAfterMs: null };

/** A test that fails is seen by whoever makes it, and is held against nobody. */
function saysSomethingOfReceiver({ event }: DueDelivery, { code }: AppError): boolean {
  return code === 'RECEIVER_GONE' || (event !== 'ping' && code.startsWith('RECEIVER_'));
}
