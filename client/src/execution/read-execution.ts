import type {
  ExecutionEventsSubscription,
  ExecutionFieldsFragment,
  NodeExecutionFieldsFragment,
} from '../api/generated/graphql.ts';
import type { RunEvent } from './reduce-execution.ts';
import type { RunExecution, RunNode, RunState } from './run-state.ts';

interface LoadedExecution extends ExecutionFieldsFragment {
  lastSequence: number;
  nodeExecutions: readonly NodeExecutionFieldsFragment[];
}

/** A run as a query gave it. */
export function readExecution(loaded: LoadedExecution): RunState {
  return {
    execution: toRunExecution(loaded),
    nodes: Object.fromEntries(loaded.nodeExecutions.map((node) => [node.node.key, toRunNode(node)])),
    lastSequence: loaded.lastSequence,
  };
}

/** An event as the subscription gave it. */
export function readEvent(event: ExecutionEventsSubscription['executionEvents']): RunEvent {
  const node = 'nodeExecution' in event ? event.nodeExecution : null;
  return {
    type: event.__typename,
    sequence: event.sequence,
    execution: toRunExecution(event.execution),
    node: node ? { key: node.node.key, state: toRunNode(node) } : null,
  };
}

function toRunExecution(execution: ExecutionFieldsFragment): RunExecution {
  return {
    id: execution.id,
    status: execution.status,
    totalCost: execution.totalCost,
    error: execution.error ?? null,
    createdAt: execution.createdAt,
    startedAt: execution.startedAt ?? null,
    finishedAt: execution.finishedAt ?? null,
  };
}

function toRunNode(node: NodeExecutionFieldsFragment): RunNode {
  return {
    status: node.status,
    name: node.node.name,
    type: node.node.type,
    input: node.input,
    output: node.output,
    progress: node.progress
      ? {
          fraction: node.progress.fraction ?? null,
          queuePosition: node.progress.queuePosition ?? null,
          message: node.progress.message ?? null,
          logs: node.progress.logs,
        }
      : null,
    error: node.error ?? null,
    errorCode: node.errorCode ?? null,
    errorDetails: node.errorDetails,
    cost: node.cost,
    // One that is to be run again still tells when it was first tried; its clock is not to go on meanwhile.
    startedAt: waits(node) ? null : (node.startedAt ?? null),
    finishedAt: node.finishedAt ?? null,
  };
}

function waits({ status }: NodeExecutionFieldsFragment): boolean {
  return status === 'PENDING' || status === 'PAUSED';
}
