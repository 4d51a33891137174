import type { NodeExecutionRow } from '../store/tables.ts';
import type { ExecutionEventType, ItemEventType, NodeEventType } from './events.ts';

/** Something that happens to one node of a run, and becomes one event of its log. */
export interface NodeChange {
  type: Exclude<NodeEventType, ItemEventType>;
  nodeKey: string;
  set?: NodeFields;
  /** Counts one more attempt. */
  isAttempt?: boolean;
  /** Its output can be found again by its signature, in any run of the same person. */
  keepsResult?: boolean;
  payload?: Record<string, unknown>;
  /** What the node runs over from now on, where that is a list. */
  items?: ItemLayout;
  /** Other nodes that are put back by it, to be run again, or are given another input. */
  alongside?: Alongside[];
}

/** What becomes of another node, or of one item, with a change. */
export interface Alongside {
  nodeKey: string;
  itemId?: string;
  /** It is put back, to be run again. */
  isReset: boolean;
  set?: NodeFields;
  /** What that node runs over from now on. */
  items?: ItemLayout;
}

/** What a node runs over: new items, and what becomes of those that it had before. */
export interface ItemLayout {
  added: readonly NodeExecutionRow[];
  /** Items that stand elsewhere in the list than before, or take something else; by id. */
  changed: ReadonlyMap<string, Pick<NodeExecutionRow, 'item_index'> & NodeFields>;
  /** Items that have ended and are to be run again, for they take something else now; by id. */
  reset: readonly string[];
  /** Items that are a part of the list no longer; what they have cost and given is kept. */
  setAside: readonly string[];
}

/**
 * Something that happens to one item of a node that runs over a list. That it ended becomes an event; how many have started is told together,
 * once for all of a commit, as progress of the node.
 */
export interface ItemChange {
  type: ItemEventType | 'ItemStarted' | 'ItemRetrying' | 'ItemSkipped';
  nodeKey: string;
  itemId: string;
  set?: NodeFields;
  isAttempt?: boolean;
  keepsResult?: boolean;
}

/** Something that happens to a whole run. */
export interface ExecutionChange {
  type: ExecutionEventType;
  set?: { isStepping?: boolean; jobId?: string | null; error?: string; errorCode?: string };
  /** With a retry: failed items that stay as they are, by id. */
  leavesFailed?: ReadonlySet<string>;
  alongside?: Alongside[];
}

export type Change = NodeChange | ItemChange | ExecutionChange;

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
    | 'is_left_out'
  >
>;

export function isItemChange(change: Change): change is ItemChange {
  return 'itemId' in change;
}

export function isNodeChange(change: Change): change is NodeChange {
  return 'nodeKey' in change && !isItemChange(change);
}
