import type { NodeExecutionRow } from '../store/tables.ts';
import type { ExecutionEventType, NodeEventType } from './events.ts';

/** Something that happens to one node of a run, and becomes one event of its log. */
export interface NodeChange {
  type: NodeEventType;
  nodeKey: string;
  set?: NodeFields;
  /** Counts one more attempt. */
  isAttempt?: boolean;
  /** Its output can be found again by its signature, in any run of the same person. */
  keepsResult?: boolean;
  payload?: Record<string, unknown>;
  /** Other nodes that are put back by it, to be run again, or are given another input. */
  alongside?: { nodeKey: string; isReset: boolean; set?: NodeFields }[];
}

/** Something that happens to a whole run. */
export interface ExecutionChange {
  type: ExecutionEventType;
  set?: { isStepping?: boolean; jobId?: string | null; error?: string; errorCode?: string };
}

export type Change = NodeChange | ExecutionChange;

/** What of a node execution a change may set, beside its state. */
export type NodeFields = Partial<
  Pick<
    NodeExecutionRow,
    | 'input'
    | 'output'
    | 'progress'
    | 'error'
    | 'error_code'
    | 'error_details'
    | 'signature'
    | 'reused_from'
    | 'run_reason'
    | 'changed_inputs'
    | 'faults'
    | 'input_edited_at'
    | 'output_edited_at'
    | 'edited_by'
  >
>;

export function isNodeChange(change: Change): change is NodeChange {
  return 'nodeKey' in change;
}
