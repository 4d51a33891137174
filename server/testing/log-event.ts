import type { ExecutionRow } from '../src/store/tables.ts';
import type { EngineEvent } from '../src/engine/emitter.ts';

/** An event of a run as readers get it: the last, with which the run has ended, or one on the way. */
export function logEvent(sequence: number, isLast: boolean): EngineEvent {
  return {
    type: isLast ? 'ExecutionCompleted' : 'NodeProgressed',
    sequence,
    at: new Date(0),
    payload: {},
    execution: { id: 'run', status: isLast ? 'COMPLETED' : 'RUNNING' } as ExecutionRow,
    nodeExecution: null,
    item: null,
  };
}
