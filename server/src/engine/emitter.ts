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
  /** Null for what concerns no item of a node. */
  item: NodeExecutionRow | null;
}

type Listener = (event: EngineEvent) => void;

/** Tells events to whoever listens to an execution or to a workflow. Listeners are called at once and must not wait. */
export interface EventEmitter {
  emit(event: EngineEvent): void;
  /** Some events may never be told, for the line to the servers that they happen on was down: look at what is written. */
  lost(): void;
  /** Whether anybody listens to the execution, or to its workflow. */
  isHeard(executionId: string, workflowId: string | null): boolean;
  onExecution(executionId: string, listener: Listener, onLost?: () => void): () => void;
  onWorkflow(workflowId: string, listener: Listener, onLost?: () => void): () => void;
}

interface Ear {
  hear: Listener;
  onLost: (() => void) | undefined;
}

/** `onError` hears of a listener that throws; the work and the other listeners never do. */
export function createEventEmitter(onError: (fault: unknown) => void): EventEmitter {
  const byExecution = new Map<string, Set<Ear>>();
  const byWorkflow = new Map<string, Set<Ear>>();

  return {
    emit(event) {
      const { id, workflow_id } = event.execution;
      tell(byExecution.get(id), ({ hear }) => hear(event));
      if (workflow_id) tell(byWorkflow.get(workflow_id), ({ hear }) => hear(event));
    },
    lost() {
      for (const ears of [...byExecution.values(), ...byWorkflow.values()]) tell(ears, ({ onLost }) => onLost?.());
    },
    isHeard: (executionId, workflowId) =>
      byExecution.has(executionId) || (workflowId !== null && byWorkflow.has(workflowId)),
    onExecution: (executionId, hear, onLost) => listen(byExecution, executionId, { hear, onLost }),
    onWorkflow: (workflowId, hear, onLost) => listen(byWorkflow, workflowId, { hear, onLost }),
  };

  function tell(ears: Set<Ear> | undefined, say: (ear: Ear) => void) {
    for (const ear of ears ?? []) {
      try {
        say(ear);
      } catch (fault) {
        onError(fault);
      }
    }
  }
}

function listen(ears: Map<string, Set<Ear>>, key: string, ear: Ear): () => void {
  const group = ears.get(key) ?? new Set();
  ears.set(key, group.add(ear));
  return () => {
    group.delete(ear);
    if (group.size === 0 && ears.get(key) === group) ears.delete(key);
  };
}
