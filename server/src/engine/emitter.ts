import type { ExecutionRow, NodeExecutionRow } from '../store/tables.ts';
import type { EventType } from './events.ts';

/** An event as it is told to listeners: already written, with the state that it left behind. */
export interface EngineEvent {
  type: EventType;
  /** Rises by one within its execution. */
  sequence: number;
  at: Date;
  /** As `EventPayloads` tells for its type. */
  payload: Record<string, unknown>;
  execution: ExecutionRow;
  /** Null for an event of the execution itself. */
  nodeExecution: NodeExecutionRow | null;
}

type Listener = (event: EngineEvent) => void;

/** Tells events to whoever listens to an execution or to a workflow. Listeners are called at once and must not wait. */
export interface EventEmitter {
  emit(event: EngineEvent): void;
  onExecution(executionId: string, listener: Listener): () => void;
  onWorkflow(workflowId: string, listener: Listener): () => void;
}

/** `onFault` hears of a listener that throws; the work and the other listeners never do. */
export function createEventEmitter(onFault: (fault: unknown) => void): EventEmitter {
  const byExecution = new Map<string, Set<Listener>>();
  const byWorkflow = new Map<string, Set<Listener>>();

  return {
    emit(event) {
      tell(byExecution.get(event.execution.id), event);
      if (event.execution.workflow_id) tell(byWorkflow.get(event.execution.workflow_id), event);
    },
    onExecution: (executionId, listener) => listen(byExecution, executionId, listener),
    onWorkflow: (workflowId, listener) => listen(byWorkflow, workflowId, listener),
  };

  function tell(listeners: Set<Listener> | undefined, event: EngineEvent) {
    for (const listener of listeners ?? []) {
      try {
        listener(event);
      } catch (fault) {
        onFault(fault);
      }
    }
  }
}

function listen(listeners: Map<string, Set<Listener>>, key: string, listener: Listener): () => void {
  const group = listeners.get(key) ?? new Set();
  listeners.set(key, group.add(listener));
  return () => {
    group.delete(listener);
    if (group.size === 0 && listeners.get(key) === group) listeners.delete(key);
  };
}
