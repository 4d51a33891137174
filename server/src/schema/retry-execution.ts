import { randomUUID } from 'node:crypto';
import { callAgain } from '@visualadgen/graph/inputs/call-of.ts';
import { InputInvalidError } from '../errors.ts';
import type { Queryable } from '../store/database.ts';
import { findExecutionByIdempotencyKey, findExecutions, hasFailedPart } from '../store/executions.ts';
import { keepAnswer } from '../store/idempotency-keys.ts';
import type { ExecutionRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import { readBudget } from './budgets.ts';
import type { Context } from './context.ts';
import { GraphInvalidError, IdempotencyConflictError, NotFoundError, StateConflictError } from './errors.ts';
import { callerOf, executeWorkflow, type RunOptions } from './execute-workflow.ts';
import { controlExecution } from './execution-control.ts';
import { Execution, findOwnExecution } from './executions.ts';
import { keyDescription, readIdempotencyKey, takeForInput } from './idempotency.ts';
import { encodeId } from './ids.ts';
import { usualVersion } from './workflow-versions/graph-to-run.ts';

/* Another try of what failed or was cancelled: in its place, or as a new execution of the workflow as it is saved by now. */

const RetryItemsInput = builder.inputType('RetryItemsInput', {
  description: 'Failed items of one node.',
  fields: (t) => ({
    nodeKey: t.string({ required: true, description: 'The node, by its key.' }),
    itemIndexes: t.intList({ required: true, description: 'Its failed items, by their `index`.' }),
  }),
});

const RetryExecutionInput = builder.inputType('RetryExecutionInput', {
  fields: (t) => ({
    executionId: t.id({ required: true }),
    onCurrentWorkflow: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'Make a new execution of the workflow as it is saved now. What has not changed since is reused, not run again.',
    }),
    items: t.field({
      type: [RetryItemsInput],
      description:
        'Retry only these failed items, and what comes after them; everything else that failed stays as it is. Not together with `onCurrentWorkflow`.',
    }),
    budget: t.field({
      type: 'Decimal',
      description:
        'USD that the run may cost in all, with what it has cost so far; with `onCurrentWorkflow`, the new one. If omitted, its budget stays.',
    }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
type RetryInput = typeof RetryExecutionInput.$inferInput;

const RetryExecutionPayload = builder.simpleObject('RetryExecutionPayload', {
  fields: (t) => ({
    execution: t.field({
      description: 'The continued run: the same one, or with `onCurrentWorkflow` a new one.',
      type: Execution,
    }),
  }),
});

builder.mutationField('retryExecution', (t) =>
  t.field({
    type: RetryExecutionPayload,
    nullable: true,
    authScopes: { run: true },
    description:
      'Continues a failed or cancelled run, or one that completed although something failed and went on by an error output. Only incomplete nodes run, and what comes after them; the rest is kept and not paid for again.',
    args: { input: t.arg({ type: RetryExecutionInput, required: true }) },
    errors: {
      types: [NotFoundError, StateConflictError, GraphInvalidError, InputInvalidError, IdempotencyConflictError],
      union: { name: 'RetryExecutionResult' },
    },
    resolve: async (_, { input }, context) => ({ execution: await retry(input, context) }),
  }),
);

async function retry(input: RetryInput, context: Context): Promise<ExecutionRow> {
  const key = readIdempotencyKey(input.idempotencyKey);
  refuseItemsThatDoNotFit(input);
  // Refused before anything is noted of it.
  readBudget('budget', input.budget);
  const execution = await findOwnExecution(input.executionId, context);
  if (key === null) {
    if (!input.onCurrentWorkflow) return retryInPlace(input, context);
    refuseUnlessFailed(execution);
    return retryOnCurrentWorkflow(execution, input, null, context);
  }
  const note = await takeNote(input, key, execution, context);
  if (input.onCurrentWorkflow)
    return (await findRun(note, context)) ?? retryOnCurrentWorkflow(execution, input, note.runKey, context);
  // From its end on, nothing but another try moves an execution.
  if (execution.last_sequence > note.lastSequence) return execution;
  try {
    return await retryInPlace(input, context, note.lastSequence);
  } catch (error) {
    if (error instanceof StateConflictError && error.execution.last_sequence > note.lastSequence)
      return error.execution;
    throw error;
  }
}

/** What is noted of a keyed try before it is made, and by which it is seen whether it was. */
interface Note {
  /** The execution that is tried again, and how far it had come. */
  executionId: string;
  lastSequence: number;
  /** The key of the new execution, where one is made. */
  runKey: string;
}

async function takeNote(input: RetryInput, key: string, execution: ExecutionRow, context: Context): Promise<Note> {
  const use = { operation: 'retryExecution', key };
  return context.asViewer(async (db) => {
    const taken = await takeForInput(db, use, input);
    const earlier = taken.is_new ? null : (taken.answer as Note);
    if (earlier && taken.differences.length > 0)
      throw new IdempotencyConflictError(taken.differences, (await findExecutions(db, [earlier.executionId]))[0]);
    if (earlier) return earlier;
    if (input.onCurrentWorkflow || !(await wentOnPastAFailure(db, execution))) refuseUnlessFailed(execution);
    const { id, last_sequence } = execution;
    const note: Note = { executionId: id, lastSequence: last_sequence, runKey: randomUUID() };
    await keepAnswer(db, use, note, null);
    return note;
  });
}

function findRun({ runKey }: Note, { viewer, asViewer }: Context): Promise<ExecutionRow | undefined> {
  return asViewer((db) => findExecutionByIdempotencyKey(db, viewer?.userId ?? '', runKey));
}

function retryInPlace(
  { executionId, items, budget }: RetryInput,
  context: Context,
  lastSequence?: number,
): Promise<ExecutionRow> {
  return controlExecution(executionId, context, (id) =>
    context.engine.retry(id, {
      lastSequence,
      items: items ?? undefined,
      budget: readBudget('budget', budget) ?? undefined,
    }),
  );
}

/** Items in one request. */
const mostItems = 1_000;

function refuseItemsThatDoNotFit({ items, onCurrentWorkflow }: RetryInput): void {
  if (!items) return;
  if (onCurrentWorkflow)
    throw InputInvalidError.of(
      'items',
      'cannot stand beside onCurrentWorkflow: a new execution runs all that changed.',
    );
  if (items.length === 0) throw InputInvalidError.of('items', 'must name a node, or be left out.');
  const empty = items.flatMap(({ itemIndexes }, place) =>
    itemIndexes.length === 0
      ? [{ path: ['items', String(place), 'itemIndexes'], message: 'must name at least one item.' }]
      : [],
  );
  if (empty.length > 0) throw new InputInvalidError(empty);
  const count = items.reduce((sum, { itemIndexes }) => sum + itemIndexes.length, 0);
  if (count > mostItems)
    throw InputInvalidError.of(
      'items',
      `must be at most ${mostItems.toLocaleString('en')} together, but are ${count}.`,
    );
}

/** It completed, and yet something failed, which went on by an error output: in place, that is tried again. */
async function wentOnPastAFailure(db: Queryable, { id, status }: ExecutionRow): Promise<boolean> {
  return status === 'COMPLETED' && (await hasFailedPart(db, id));
}

function refuseUnlessFailed(execution: ExecutionRow): void {
  const { status } = execution;
  if (status === 'FAILED' || status === 'CANCELLED') return;
  throw new StateConflictError(execution, `The execution must be FAILED or CANCELLED for this, but it is ${status}.`);
}

async function retryOnCurrentWorkflow(
  execution: ExecutionRow,
  { budget }: RetryInput,
  runKey: string | null,
  context: Context,
): Promise<ExecutionRow> {
  const { workflow_id, target_key: key, is_single: isSingle } = execution;
  const workflow = workflow_id && (await context.loaders.workflows.load(workflow_id));
  if (!workflow) throw new NotFoundError('executionId', 'workflow any more: it was deleted since');
  const options: RunOptions = {
    version: usualVersion(context.viewer),
    idempotencyKey: runKey,
    isSameByKey: true,
    isFresh: false,
    budget: readBudget('budget', budget) ?? execution.budget,
    target: key === null ? null : { key, field: 'executionId', isSingle },
    call: callAgain(execution.graph, (name) => context.nodeTypes.get(name)),
    retryOf: execution.id,
    caller: callerOf(context),
  };
  return executeWorkflow(encodeId('Workflow', workflow.id), options, context);
}
