import type { EngineEvent } from '../engine/emitter.ts';
import type { EventType } from '../engine/events.ts';
import { followExecution, type LogPage } from '../engine/follow-execution.ts';
import { followWorkflow } from '../engine/follow-workflow.ts';
import { AppError } from '../errors.ts';
import { findExecutions, listEvents, listNodeExecutions } from '../store/executions.ts';
import type { ExecutionEventRow, ExecutionRow, NodeExecutionRow, Progress } from '../store/tables.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { NotFoundError } from './errors.ts';
import { Execution, findOwnExecution } from './executions.ts';
import { NodeExecution, NodeProgress } from './node-executions.ts';
import { findOwnWorkflow } from './workflows.ts';

/** Events read from the log at once. */
const pageSize = 500;

export const ExecutionEvent = builder.interfaceRef<EngineEvent>('ExecutionEvent').implement({
  description: 'A change of state, numbered within its execution without gaps.',
  resolveType: (event) => event.type,
  fields: (t) => ({
    sequence: t.exposeInt('sequence', {
      description: 'Rises by one from event to event. Give the last one you saw as `afterSequence` when you come back.',
    }),
    at: t.expose('at', { type: 'DateTime' }),
    execution: t.expose('execution', { type: Execution }),
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

/** What each event means; total, so that no event can be forgotten. */
const descriptions: Record<EventType, string> = {
  ExecutionStarted: 'An engine has taken the execution up.',
  NodeStarted: 'All inputs of the node are there and it has begun.',
  NodeProgressed: 'A running node has news, at most ten times a second.',
  NodePaused: 'The node has a breakpoint and waits to be let through.',
  NodeCompleted: 'The node has given its output.',
  NodeFailed: 'The node has failed; its descendants will be skipped.',
  NodeSkipped: 'A node upstream has failed, so this one will not run.',
  ExecutionPaused: 'Nothing more can run until somebody steps or resumes.',
  ExecutionResumed: 'Somebody let a paused execution go on.',
  ExecutionCompleted: 'Every node has completed. The last event.',
  ExecutionFailed: 'Everything that could run has run, and at least one node has failed. The last event.',
  ExecutionCancelled: 'Somebody stopped it; what had not ended is cancelled. The last event.',
};

for (const [name, description] of Object.entries(descriptions)) {
  builder.objectRef<EngineEvent>(name).implement({
    description,
    interfaces: name.startsWith('Node') ? [NodeEvent, ExecutionEvent] : [ExecutionEvent],
    ...(name === 'NodeProgressed' && {
      fields: (t) => ({
        progress: t.field({ type: NodeProgress, resolve: ({ payload }) => payload.progress as Progress }),
      }),
    }),
  });
}

builder.objectField(Execution, 'events', (t) =>
  t.field({
    type: [ExecutionEvent],
    description: `At most ${pageSize} events after the given number, oldest first.`,
    args: { afterSequence: t.arg.int({ defaultValue: 0 }) },
    resolve: async (execution, { afterSequence }, context) =>
      (await readLog(execution, afterSequence ?? 0, context)).events,
  }),
);

builder.subscriptionFields((t) => ({
  executionEvents: t.field({
    type: ExecutionEvent,
    description:
      'Every event of an execution after the given number, each once and in order. Ends when the execution has ended.',
    args: {
      executionId: t.arg.id({ required: true }),
      afterSequence: t.arg.int({ description: 'The last number that you have seen.' }),
    },
    subscribe: async (_, { executionId, afterSequence }, context) => {
      const execution = await findOwnExecution(executionId, context);
      return followExecution({
        emitter: context.emitter,
        executionId: execution.id,
        afterSequence: afterSequence ?? 0,
        readLog: (after) => readLog(execution, after, context),
      });
    },
    resolve: (event: EngineEvent, _, context) => {
      context.resetLoaders();
      // A node execution tells its node by the snapshot, which never changes.
      context.loaders.executions.prime(event.execution.id, event.execution);
      return event;
    },
  }),
  workflowExecutions: t.field({
    type: Execution,
    description: 'The executions of a workflow, each time one starts or changes its status.',
    args: { workflowId: t.arg.id({ required: true }) },
    subscribe: async (_, { workflowId }, context) => {
      const workflow = await context.asViewer((db) => findOwnWorkflow(db, workflowId));
      return followWorkflow(context.emitter, workflow.id);
    },
    resolve: (execution: ExecutionRow, _, context) => {
      context.resetLoaders();
      return execution;
    },
  }),
}));

/** One stretch of the log with the state of the nodes that it speaks of; three statements whatever its length. */
async function readLog(
  { id }: ExecutionRow,
  afterSequence: number,
  { asViewer, resetLoaders, loaders }: Context,
): Promise<LogPage> {
  resetLoaders();
  const { execution, events, nodes } = await asViewer(async (db) => {
    const rows = await listEvents(db, id, afterSequence, pageSize);
    const nodeRows = rows.length > 0 ? await listNodeExecutions(db, [id]) : [];
    const [row] = await findExecutions(db, [id]);
    if (!row) throw new NotFoundError('executionId', 'execution');
    return { events: rows, nodes: nodeRows, execution: row };
  });
  loaders.executions.prime(id, execution);
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  return {
    events: events.map((row) => toEvent(row, execution, nodeById)),
    isComplete: events.length < pageSize,
    status: execution.status,
    lastSequence: execution.last_sequence,
  };
}

function toEvent(
  row: ExecutionEventRow,
  execution: ExecutionRow,
  nodes: ReadonlyMap<string, NodeExecutionRow>,
): EngineEvent {
  return {
    type: row.type as EventType,
    sequence: row.sequence,
    at: row.at,
    payload: row.payload,
    execution,
    nodeExecution: (row.node_execution_id && nodes.get(row.node_execution_id)) || null,
  };
}
