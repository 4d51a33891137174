import type { EngineEvent } from '../engine/emitter.ts';
import type { EventType } from '../engine/events.ts';
import { type EventSource, followExecution, type LogPage } from '../engine/follow-execution.ts';
import { followWorkflow } from '../engine/follow-workflow.ts';
import { AppError } from '../errors.ts';
import { listExecutionsOfWorkflows } from '../store/executions.ts';
import type { ExecutionRow, ItemCounts as Counts, Progress } from '../store/tables.ts';
import type { FieldMap } from '@pothos/core';
import { builder, type SchemaTypes } from './builder.ts';
import type { Context } from './context.ts';
import { NotFoundError } from './errors.ts';
import { mostEventsAtOnce, readLogs } from './execution-logs.ts';
import { Execution, findOwnExecution } from './executions.ts';
import { ItemCounts } from './node-execution-items.ts';
import { isItem, type ItemRow, NodeExecution, NodeExecutionItem } from './node-execution-parts.ts';
import { NodeProgress } from './node-executions.ts';
import { readLimit } from './paging.ts';
import { findOwnWorkflow } from './workflows.ts';

/** Runs looked at when some changes may not have been told. */
const runsLookedAt = 20;

/** Where the subscription is told from which number to go on. It says nothing of what an event looks like. */
export const resumePosition = { field: 'executionEvents', argument: 'afterSequence' };

export const ExecutionEvent = builder.interfaceRef<EngineEvent>('ExecutionEvent').implement({
  description: 'A change of state, numbered within its execution without gaps.',
  resolveType: (event) => event.type,
  fields: (t) => ({
    sequence: t.exposeInt('sequence', {
      description:
        'Rises by one with each event. Pass the last one you saw as `afterSequence` when you subscribe again.',
    }),
    at: t.expose('at', { description: 'When it happened, by the database’s clock.', type: 'DateTime' }),
    execution: t.expose('execution', {
      description: 'The execution as it is after the change. In an event that is read from the log it may be newer.',
      type: Execution,
    }),
  }),
});

const NodeEvent = builder.interfaceRef<EngineEvent>('NodeEvent').implement({
  description: 'A change of state of one node.',
  interfaces: [ExecutionEvent],
  resolveType: (event) => event.type,
  fields: (t) => ({
    nodeExecution: t.field({
      type: NodeExecution,
      description:
        'The node’s state after the change. In an event that is read from the log it may be newer than the event.',
      resolve: ({ nodeExecution }) => {
        if (!nodeExecution) throw new AppError('INTERNAL');
        return nodeExecution;
      },
    }),
  }),
});

const NodeSide = builder.enumType('NodeSide', {
  description: 'One of the two sides of a node execution.',
  values: {
    INPUT: { value: 'input', description: 'Its input: `NodeExecution.input`.' },
    OUTPUT: { value: 'output', description: 'Its output: `NodeExecution.output`.' },
  } as const,
});

/** What each event means; total, so that no event can be forgotten. */
const descriptions: Record<EventType, string> = {
  ExecutionStarted: 'An engine has started the execution.',
  NodeStarted: 'All inputs of the node are ready and it has started.',
  NodeProgressed:
    'The progress of a running node, at most ten times a second, and less often the longer the text is that it is writing.',
  NodePaused: 'The node has a breakpoint and waits to be resumed.',
  NodeUpdated: 'Somebody corrected the node’s input or output.',
  NodeCompleted: 'The node has produced its output, or reused an earlier one.',
  NodeItemCompleted: 'One item of a node that runs over a list has its output, or reused an earlier one.',
  NodeItemFailed:
    'One item of a node that runs over a list has failed. The node goes on with the others, unless it is to stop at the first.',
  NodeFailed: 'The node has failed; its descendants will be skipped.',
  NodeSkipped:
    'It will not run: a node upstream has failed, nothing took a branch that it stands behind, or it is muted, or what it needs is. See `skipReason`.',
  ExecutionPaused: 'Nothing more can run until somebody steps or resumes.',
  ExecutionResumed: 'Somebody resumed the execution.',
  ExecutionCompleted: 'Every node that was to run has completed. The last event.',
  ExecutionFailed: 'Everything that could run has run, and at least one node has failed. The last event.',
  ExecutionCancelled: 'Somebody stopped it; what had not ended is cancelled. The last event.',
  ExecutionReset:
    'Replaces events that are no longer kept, with the number of the last of them: read the execution again, as it is now.',
};

type EventFields = PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, EngineEvent>;

/**
 * Of an event about items. None of them is non-null in any event, although some always have it: else one operation could not ask for the
 * same name of two of them.
 */
const itemField = (t: EventFields, description: string) =>
  t.field({ type: NodeExecutionItem, nullable: true, description, resolve: itemAtThen });
const itemCountsField = (t: EventFields, description: string) =>
  t.field({
    type: ItemCounts,
    nullable: true,
    description,
    resolve: ({ payload }) => (payload.itemCounts as Counts | undefined) ?? null,
  });

const itemFields = (t: EventFields) => ({
  item: itemField(
    t,
    'The item’s state after the change; never null here. In an event that is read from the log it may be newer than the event.',
  ),
  itemCounts: itemCountsField(t, 'How far the node is with its items, as of the event; never null here.'),
});

/** What some events tell beside the new state. */
const ownFields: Partial<Record<EventType, (t: EventFields) => FieldMap>> = {
  NodeProgressed: (t) => ({
    progress: t.field({
      type: NodeProgress,
      description:
        'The news. What is being written is not kept with the event: in one that is read from the log it is the newest, or none.',
      resolve: ({ payload, nodeExecution }) => {
        const { partialText, partialItems } = nodeExecution?.progress ?? {};
        return {
          ...(partialText !== undefined && { partialText }),
          ...(partialItems && { partialItems }),
          ...(payload.progress as Progress),
        };
      },
    }),
    itemCounts: itemCountsField(
      t,
      'How far the node is with its items, as of the event; null where that has not changed.',
    ),
  }),
  NodeUpdated: (t) => ({
    field: t.field({
      type: NodeSide,
      description: 'What was corrected.',
      resolve: ({ payload }) => payload.field as 'input' | 'output',
    }),
    item: itemField(
      t,
      'The item of which it was corrected; null where it was the node’s own, or that of several items.',
    ),
  }),
  NodeItemCompleted: itemFields,
  NodeItemFailed: itemFields,
};

for (const [name, description] of Object.entries(descriptions)) {
  const fields = ownFields[name as EventType];
  builder.objectRef<EngineEvent>(name).implement({
    description,
    interfaces: name.startsWith('Node') ? [NodeEvent, ExecutionEvent] : [ExecutionEvent],
    ...(fields && { fields }),
  });
}

/** The item with its place as of the event: it may be a part of its list no longer. */
function itemAtThen({ item, payload }: EngineEvent): ItemRow | null {
  if (isItem(item) || !item) return item;
  const then = { ...item, item_index: typeof payload.index === 'number' ? payload.index : null };
  return isItem(then) ? then : null;
}

builder.objectField(Execution, 'events', (t) =>
  t.field({
    type: [ExecutionEvent],
    description:
      'What happened, oldest first, a page at a time: for the next give the last `sequence` as `afterSequence`, until it is `lastSequence`.',
    args: {
      afterSequence: t.arg.int({ defaultValue: 0, description: 'The last number that you have seen.' }),
      first: t.arg.int({
        defaultValue: mostEventsAtOnce,
        description: `How many at most, from 0 to ${mostEventsAtOnce}.`,
      }),
    },
    resolve: async ({ id }, { afterSequence, first }, { loaders }) => {
      const limit = readLimit('first', first, mostEventsAtOnce) ?? mostEventsAtOnce;
      const page = { afterSequence: Math.max(0, afterSequence ?? 0), limit };
      const [log] = await loaders.logOfExecution.load({ parentId: id, page });
      if (!log) throw new NotFoundError('executionId', 'execution');
      loaders.executions.prime(id, log.execution);
      // Where earlier ones are kept no longer, what stands for them is one of the page.
      return log.events.slice(0, limit);
    },
  }),
);

builder.subscriptionFields((t) => ({
  executionEvents: t.field({
    type: ExecutionEvent,
    authScopes: { read: true },
    description:
      'Every event of an execution after the given number, each once and in order. Ends when the execution has ended.',
    args: {
      executionId: t.arg.id({ required: true }),
      afterSequence: t.arg.int({ description: 'The last number that you have seen.' }),
    },
    subscribe: async (_, { executionId, afterSequence }, context) => {
      const execution = await findOwnExecution(executionId, context);
      const source: EventSource = {
        executionId: execution.id,
        afterSequence: Math.max(0, afterSequence ?? 0),
        readLog: (after) => readLog(execution, after, context),
      };
      return context.shareEvents?.(source) ?? followExecution({ emitter: context.emitter, ...source });
    },
    resolve: (event: EngineEvent, _, context) => {
      context.resetLoaders();
      // A node execution tells its node by the snapshot, which never changes.
      context.loaders.executions.prime(event.execution.id, event.execution);
      for (const part of [event.nodeExecution, event.item])
        if (part) context.loaders.nodeExecutions.prime(part.id, part);
      return event;
    },
  }),
  workflowExecutions: t.field({
    type: Execution,
    authScopes: { read: true },
    description: 'The executions of a workflow, each time one starts or changes its status.',
    args: { workflowId: t.arg.id({ required: true }) },
    subscribe: async (_, { workflowId }, context) => {
      const workflow = await context.asViewer((db) => findOwnWorkflow(db, workflowId));
      const newest = { limit: runsLookedAt, fromEnd: false };
      return followWorkflow({
        emitter: context.emitter,
        workflowId: workflow.id,
        readRuns: () => context.asViewer((db) => listExecutionsOfWorkflows(db, [workflow.id], newest)),
      });
    },
    resolve: (execution: ExecutionRow, _, context) => {
      context.resetLoaders();
      return execution;
    },
  }),
}));

/** One stretch of the log, for a subscription: it is read anew each time. */
async function readLog({ id }: ExecutionRow, afterSequence: number, { asViewer, loaders }: Context): Promise<LogPage> {
  const [log] = await asViewer((db) => readLogs(db, [id], { afterSequence, limit: mostEventsAtOnce }));
  if (!log) throw new NotFoundError('executionId', 'execution');
  loaders.executions.prime(id, log.execution);
  return log;
}
