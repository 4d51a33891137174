import type { ExecutionStatus, NodeExecutionStatus } from '../api/generated/graphql.ts';

/** A run as the editor follows it. */
export interface RunState {
  /** Null while there is no run to show. */
  execution: RunExecution | null;
  /** By node key. */
  nodes: Readonly<Record<string, RunNode>>;
  /** The number of the newest event that is in here. */
  lastSequence: number;
}

export interface RunExecution {
  id: string;
  status: ExecutionStatus;
  /** USD, as an exact decimal. */
  totalCost: string;
  error: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface RunNode {
  status: NodeExecutionStatus;
  name: string;
  type: string;
  input: unknown;
  output: unknown;
  progress: RunProgress | null;
  error: string | null;
  errorCode: string | null;
  errorDetails: unknown;
  /** USD, as an exact decimal. */
  cost: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface RunProgress {
  /** From 0 to 1. */
  fraction: number | null;
  queuePosition: number | null;
  message: string | null;
  logs: readonly string[];
}

export const noRun: RunState = { execution: null, nodes: {}, lastSequence: 0 };

export function isLive(status: ExecutionStatus): boolean {
  return status === 'PENDING' || status === 'RUNNING' || status === 'PAUSED';
}
