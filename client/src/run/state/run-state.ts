import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type {
  CallerKind,
  ExecutionStatus,
  NodeExecutionStatus,
  NodeResultOrigin,
  RunReason,
  SkipReason,
} from '../../api/generated/graphql.ts';

/** A run as the editor follows it. */
export interface RunState {
  /** Null while there is no run to show. */
  execution: RunExecution | null;
  /** By node key. */
  nodes: Readonly<Record<string, RunNode>>;
  /** The number of the newest event that is in here. */
  lastSequence: number;
  /** The run that this one is another try of. */
  retryOf: { id: string; createdAt: string } | null;
  /** What it was started by; null where that was not noted down. */
  calledBy: { kind: CallerKind; name: string | null } | null;
}

export interface RunExecution {
  id: string;
  status: ExecutionStatus;
  /** USD, as an exact decimal. */
  totalCost: string;
  /** USD, as it was expected at the start; null where a price was not known. */
  estimatedCost: string | null;
  /** USD that this run may cost; null for no limit of its own. */
  budget: string | null;
  isFresh: boolean;
  /** It pauses before every node, until it is resumed. */
  isStepping: boolean;
  /** The node for whose sake it was run; null for the whole workflow. */
  targetNodeKey: string | null;
  error: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** How far a node is with the items of the lists that it runs over. */
export interface RunItemCounts {
  total: number;
  completed: number;
  failed: number;
  skipped: number;
  running: number;
  /** Of those that completed. */
  reused: number;
}

/** Of which item of a list something was made: `Headlines: “Stay cool”`. */
export interface RunCoordinate {
  /** The node that made the list. */
  nodeKey: string;
  nodeName: string;
  /** From 0. */
  index: number;
  /** Its first words; null where it has none. */
  label: string | null;
}

/** One run of a node that runs over lists. */
export interface RunItem {
  id: string;
  /** From 0. */
  index: number;
  coordinates: readonly RunCoordinate[];
  status: NodeExecutionStatus;
  input: TypedValues | null;
  output: TypedValues | null;
  error: string | null;
  errorCode: string | null;
  /** USD, as an exact decimal. */
  cost: string;
  origin: NodeResultOrigin | null;
  /** A person does not want it to run. */
  isLeftOut: boolean;
  inputEditedAt: string | null;
  outputEditedAt: string | null;
  editedBy: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface RunNode {
  /** Of the node execution. */
  id: string;
  status: NodeExecutionStatus;
  name: string;
  type: string;
  /** What it took and gave, each value with what it is, and images by their links. */
  input: TypedValues | null;
  output: TypedValues | null;
  /** How many images it was to give and gave; null for a node that gives none. */
  pictures: RunImages | null;
  /** Null where it runs over no list. */
  itemCounts: RunItemCounts | null;
  /** How many of its items left by each of its branches; empty where it has none, or has given nothing yet. */
  branchCounts: readonly { sourceHandle: string; count: number }[];
  /** It completed, and some of its items did not. */
  hasFailedItems: boolean;
  /** By their index, those of its items that were asked for or told of. */
  items: Readonly<Record<number, RunItem>>;
  /** Rises when its items may be other than they are known: they are to be read again. */
  itemsTurn: number;
  progress: RunProgress | null;
  error: string | null;
  errorCode: string | null;
  errorDetails: unknown;
  /** USD, as an exact decimal. */
  cost: string;
  /** USD, as it was expected at the start; null for a node that costs nothing. */
  estimatedCost: string | null;
  /** How often it was begun. */
  attempts: number;
  /** What went wrong on the way and passed, oldest first. */
  faults: readonly RunFault[];
  /** Null until it has a result. */
  origin: NodeResultOrigin | null;
  /** Why it will not run, with SKIPPED. */
  skipReason: SkipReason | null;
  /** The same in words, where more is to be said than the reason. */
  skipMessage: string | null;
  runReason: RunReason | null;
  /** With INPUT_CHANGED: the names of what was other than the last time. */
  changedInputs: readonly string[];
  /**
   * The run whose result it took over: when that was, and where it can be looked at (null where its workflow is gone).
   * Null where it took over none, or where events alone have told of it.
   */
  reusedFrom: { at: string; executionId: string; path: string | null } | null;
  inputEditedAt: string | null;
  outputEditedAt: string | null;
  editedBy: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface RunImages {
  asked: number;
  received: number;
  heldBack: number;
  isShort: boolean;
  /** Null where as many came as were asked for. */
  message: string | null;
}

export interface RunFault {
  code: string;
  message: string;
  at: string;
  /** Until it was tried again. */
  delaySeconds: number;
}

export interface RunProgress {
  /** From 0 to 1. */
  fraction: number | null;
  queuePosition: number | null;
  message: string | null;
  logs: readonly string[];
  /** What it has written so far; null while it writes nothing. */
  partialText: string | null;
  /** The same of its items that are being written. */
  partialItems: readonly { index: number; text: string }[];
}

export const noRun: RunState = { execution: null, nodes: {}, lastSequence: 0, retryOf: null, calledBy: null };

export function isLive(status: ExecutionStatus): boolean {
  return status === 'PENDING' || status === 'RUNNING' || status === 'PAUSED';
}

/** Whether a node took over what it gave in an earlier run. One that is to be run again has not, whatever it did before. */
export function isReused({ status, origin }: Pick<RunNode, 'status' | 'origin'>): boolean {
  return status === 'COMPLETED' && origin === 'REUSED';
}

export function isFailedFor({ status, errorCode }: Pick<RunNode, 'status' | 'errorCode'>, code: string): boolean {
  return status === 'FAILED' && errorCode === code;
}
