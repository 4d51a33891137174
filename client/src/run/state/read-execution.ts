import type {
  ExecutionEventsSubscription,
  ExecutionFieldsFragment,
  ItemCountsFieldsFragment,
  ItemFieldsFragment,
  NodeExecutionFieldsFragment,
  NodeNewsFieldsFragment,
} from '../../api/generated/graphql.ts';
import { rememberCopies } from '../image/image-copies.ts';
import { readNodeValues } from '../value/node-values.ts';
import { toItemCounts, toRunItem } from './read-items.ts';
import type { NodeNews, RunEvent } from './reduce-execution.ts';
import type { RunExecution, RunNode, RunState } from './run-state.ts';

interface LoadedExecution extends ExecutionFieldsFragment {
  lastSequence: number;
  retryOf?: { id: string; createdAt: string } | null;
  calledBy?: RunState['calledBy'];
  nodeExecutions: readonly LoadedNode[];
}

/** Events leave out whose result was taken over: it would be looked up for each of them. */
interface LoadedNode extends NodeExecutionFieldsFragment {
  reusedFrom?: {
    finishedAt?: string | null;
    execution: { id: string; workflow?: { id: string } | null };
  } | null;
}

/** A run as a query gave it. */
export function readExecution(loaded: LoadedExecution): RunState {
  return {
    execution: toRunExecution(loaded),
    nodes: Object.fromEntries(loaded.nodeExecutions.map((node) => [node.node.key, toRunNode(node)])),
    lastSequence: loaded.lastSequence,
    retryOf: loaded.retryOf ? { id: loaded.retryOf.id, createdAt: loaded.retryOf.createdAt } : null,
    calledBy: loaded.calledBy ? { kind: loaded.calledBy.kind, name: loaded.calledBy.name } : null,
  };
}

/** An event as the subscription gave it. */
export function readEvent(event: ExecutionEventsSubscription['executionEvents']): RunEvent {
  const told = { type: event.__typename, sequence: event.sequence, at: event.at };
  const execution = toRunExecution(event.execution);
  switch (event.__typename) {
    case 'NodeProgressed':
      return { ...told, execution, node: null, news: toNews(event.nodeExecution) };
    case 'NodeItemCompleted':
    case 'NodeItemFailed':
      return { ...told, execution, node: null, news: toNews(event.nodeExecution, event) };
  }
  const node = 'nodeExecution' in event ? event.nodeExecution : null;
  return { ...told, execution, node: node ? { key: node.node.key, state: toRunNode(node) } : null };
}

/** The counts are those of the event, where it tells them: those of the node may be newer. */
function toNews(
  node: NodeNewsFieldsFragment,
  event: { item?: ItemFieldsFragment | null; itemCounts?: ItemCountsFieldsFragment | null } = {},
): NodeNews {
  const { status, cost, attempts, faults, startedAt } = node;
  const itemCounts = toItemCounts(event.itemCounts ?? node.itemCounts);
  const change = { status, cost, attempts, faults, itemCounts, startedAt: startedAt ?? null };
  return {
    key: node.node.key,
    change: { ...change, progress: toProgress(node.progress) },
    item: event.item ? toRunItem(event.item) : null,
  };
}

function toProgress(progress: NodeNewsFieldsFragment['progress']): RunNode['progress'] {
  if (!progress) return null;
  return {
    fraction: progress.fraction ?? null,
    queuePosition: progress.queuePosition ?? null,
    message: progress.message ?? null,
    logs: progress.logs,
    partialText: progress.partialText ?? null,
    partialItems: progress.partialItems,
  };
}

function toRunExecution(execution: ExecutionFieldsFragment): RunExecution {
  return {
    id: execution.id,
    status: execution.status,
    totalCost: execution.totalCost,
    estimatedCost: execution.estimatedCost ?? null,
    budget: execution.budget ?? null,
    isFresh: execution.isFresh,
    isStepping: execution.isStepping,
    targetNodeKey: execution.targetNodeKey ?? null,
    error: execution.error ?? null,
    createdAt: execution.createdAt,
    startedAt: execution.startedAt ?? null,
    finishedAt: execution.finishedAt ?? null,
  };
}

/** A node as a query, an event or a mutation gave it. */
export function toRunNode(node: LoadedNode): RunNode {
  rememberCopies(node.images);
  return {
    id: node.id,
    status: node.status,
    name: node.node.name,
    type: node.node.type,
    input: readNodeValues(node.inputValues),
    output: readNodeValues(node.outputValues),
    pictures: node.pictures
      ? {
          asked: node.pictures.asked,
          received: node.pictures.received,
          heldBack: node.pictures.heldBack,
          isShort: node.pictures.isShort,
          message: node.pictures.message ?? null,
        }
      : null,
    itemCounts: toItemCounts(node.itemCounts),
    branchCounts: node.branchCounts,
    hasFailedItems: node.hasFailedItems,
    items: {},
    itemsTurn: 0,
    progress: toProgress(node.progress),
    error: node.error ?? null,
    errorCode: node.errorCode ?? null,
    errorDetails: node.errorDetails,
    cost: node.cost,
    estimatedCost: node.estimatedCost ?? null,
    attempts: node.attempts,
    faults: node.faults,
    origin: node.origin ?? null,
    skipReason: node.skipReason ?? null,
    skipMessage: node.skipMessage ?? null,
    runReason: node.runReason ?? null,
    changedInputs: node.changedInputs,
    reusedFrom: readEarlierRun(node),
    inputEditedAt: node.inputEditedAt ?? null,
    outputEditedAt: node.outputEditedAt ?? null,
    editedBy: node.editedBy ?? null,
    // One that is to be run again still tells when it was first tried; its clock is not to go on meanwhile.
    startedAt: waits(node) ? null : (node.startedAt ?? null),
    finishedAt: node.finishedAt ?? null,
  };
}

function waits({ status }: NodeExecutionFieldsFragment): boolean {
  return status === 'PENDING' || status === 'PAUSED';
}

function readEarlierRun({ reusedFrom }: LoadedNode): RunNode['reusedFrom'] {
  if (!reusedFrom?.finishedAt) return null;
  const { id, workflow } = reusedFrom.execution;
  const path = workflow ? `/workflows/${workflow.id}/runs/${id}` : null;
  return { at: reusedFrom.finishedAt, executionId: id, path };
}
