import type { ExecutionRow } from '../store/tables.ts';
import type { EventEmitter } from './emitter.ts';

/**
 * The executions of a workflow as they start and change their status. Only the newest state of each is kept for a
 * reader that is slow, so that it misses states but no execution, and costs no memory.
 */
export function followWorkflow(emitter: EventEmitter, workflowId: string): AsyncIterableIterator<ExecutionRow> {
  const waiting = new Map<string, ExecutionRow>();
  const told = new Map<string, string>();
  let isStopped = false;
  let wake: () => void = () => {};

  const stopListening = emitter.onWorkflow(workflowId, ({ execution }) => {
    if (told.get(execution.id) === execution.status) return;
    waiting.set(execution.id, execution);
    wake();
  });

  return {
    async next() {
      while (!isStopped) {
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
}
