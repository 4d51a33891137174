import { type EngineEvent, type EventEmitter } from './emitter.ts';
import { isLastEvent } from './events.ts';
import { isFinished } from './state.ts';
import type { ExecutionStatus } from '../store/tables.ts';

/** A stretch of an execution's log. */
export interface LogPage {
  /**
   * After the number that was asked for, oldest first. Where some of these are kept no longer, an `ExecutionReset` with the
   * number of the last of them comes in their place.
   */
  events: EngineEvent[];
  /** False when the stretch was cut short and there is more. */
  isComplete: boolean;
  status: ExecutionStatus;
  lastSequence: number;
}

/** What somebody wants to see of an execution, and the way to its log for those who may see it. */
export interface EventSource {
  executionId: string;
  /** The last number that the reader has seen; 0 for none. */
  afterSequence: number;
  readLog(afterSequence: number): Promise<LogPage>;
}

export interface FollowOptions extends EventSource {
  emitter: EventEmitter;
  /** Events kept for a reader that is slow; past that it is sent back to the log. */
  mostWaiting?: number;
}

/**
 * Every event of an execution after a number, each once and in order, until the execution has ended.
 *
 * It listens first, then reads the log, then follows the emitter. A number that jumps, a queue that is full, or word that
 * something was lost sends it back to the log: a slow reader costs memory to nobody and misses nothing. Ends early when `return` is called, even
 * while it waits.
 */
export function followExecution(options: FollowOptions): AsyncIterableIterator<EngineEvent> {
  const { emitter, executionId, readLog, mostWaiting = 256 } = options;
  let waiting: EngineEvent[] = [];
  let isBehind = true;
  let isStopped = false;
  let wake: () => void = () => {};

  const stopListening = emitter.onExecution(executionId, hear, onLost);
  const events = generate();

  return {
    next: () => events.next(),
    return: async () => {
      isStopped = true;
      wake();
      stopListening();
      await events.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };

  function hear(event: EngineEvent) {
    if (isBehind) return wake();
    waiting.push(event);
    if (waiting.length > mostWaiting) fallBehind();
    wake();
  }

  function onLost() {
    fallBehind();
    wake();
  }

  function fallBehind() {
    isBehind = true;
    waiting = [];
  }

  async function* generate(): AsyncGenerator<EngineEvent, void, undefined> {
    let last = options.afterSequence;
    try {
      while (!isStopped) {
        if (isBehind) {
          // From here on what is told is kept, so that nothing falls between the log and the emitter.
          isBehind = false;
          const page = await readLog(last);
          for (const event of page.events) {
            last = event.sequence;
            yield event;
          }
          if (!page.isComplete) fallBehind();
          else if (isFinished(page.status) && last >= page.lastSequence) return;
          continue;
        }
        const event = waiting.shift();
        if (!event) await new Promise<void>((resolve) => (wake = resolve));
        else if (event.sequence > last + 1) fallBehind();
        else if (event.sequence === last + 1) {
          last = event.sequence;
          yield event;
          if (isLastEvent(event.type)) return;
        } else if (isLastEvent(event.type)) {
          // A reader may come with a number that is yet to come; the log knows whether this was the end.
          fallBehind();
        }
      }
    } finally {
      stopListening();
    }
  }
}
