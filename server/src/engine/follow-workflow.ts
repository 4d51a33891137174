import type { ExecutionRow } from '../store/tables.ts';
import type { EventEmitter } from './emitter.ts';

export interface FollowWorkflowOptions {
  emitter: EventEmitter;
  workflowId: string;
  /** The newest runs as they are now; asked for when some changes may not have been told. */
  readRuns(): Promise<ExecutionRow[]>;
}

/**
 * The executions of a workflow as they start and change their status. Only the newest state of each is kept for a
 * reader that is slow, so that it misses states but no execution, and costs no memory.
 */
export function followWorkflow(options: FollowWorkflowOptions): AsyncIterableIterator<ExecutionRow> {
  const { emitter, workflowId, readRuns } = options;
  const waiting = new Map<string, ExecutionRow>();
  const told = new Map<string, string>();
  let mustLook = false;
  let isStopped = false;
  let wake: () => void = () => {};

  const stopListening = emitter.onWorkflow(
    workflowId,
    ({ execution }) => {
      keep(execution);
      wake();
    },
    () => {
      mustLook = true;
      wake();
    },
  );

  return {
    async next() {
      while (!isStopped) {
        if (mustLook) {
          await look();
          continue;
        }
        const [execution] = waiting.values();
        if (!execution) {
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        waiting.delete(execution.id);
        told.set(execution.id, execution.status);
        return { done: false, value: execution };
      }
      return { done: true, value: undefined };
    },
    async return() {
      isStopped = true;
      stopListening();
      wake();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };

  function keep(execution: ExecutionRow) {
    if (told.get(execution.id) !== execution.status) waiting.set(execution.id, execution);
    else waiting.delete(execution.id);
  }

  async function look() {
    mustLook = false;
    for (const execution of await readRuns()) {
      // What was told while the answer was on its way may be newer.
      const heard = waiting.get(execution.id);
      if (!heard || heard.last_sequence < execution.last_sequence) keep(execution);
    }
  }
}
