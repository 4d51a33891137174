import { checkItemCounts, refuseTooMany } from '@visualadgen/graph/validation/check-item-counts.ts';
import type { ItemLimits } from '@visualadgen/graph/validation/check-item-counts.ts';
import { checkAnyRuns } from '@visualadgen/graph/validation/check-readiness.ts';
import { checkConnections } from '@visualadgen/graph/validation/check-connections.ts';
import { validateGraph } from '@visualadgen/graph/validation/validate.ts';
import { addMoney } from '@visualadgen/graph/money/money.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import { findLeftOut, partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import { subgraphUpTo } from '@visualadgen/graph/plan/subgraph.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import type { TypeLookup } from '@visualadgen/graph/ports/ports.ts';
import { InputInvalidError } from '../errors.ts';
import type { RunToEstimate } from '../engine/engine.ts';
import type { NodeEstimate } from '../engine/estimate-run.ts';
import type { ExecutionRow } from '../store/tables.ts';
import { loadGraph } from '../store/workflows.ts';
import { readBudget } from './budgets.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { GraphInvalidError, IdempotencyConflictError, NotFoundError } from './errors.ts';
import { Execution } from './executions.ts';
import { readIdempotencyKey } from './idempotency.ts';
import { findOwnWorkflow } from './workflows.ts';

/* A run of a workflow as it is saved: what is asked of it, what keeps it from being begun, and what it is expected to cost. */

const ExecuteWorkflowInput = builder.inputType('ExecuteWorkflowInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    idempotencyKey: t.string({
      description: 'At most 200 characters. Sent twice, it returns the same execution and pays once.',
    }),
    isFresh: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Run every node, even if its earlier result could be reused.',
    }),
    upToNodeKey: t.string({ description: 'Run only this node and what it needs.' }),
    onlyNodeKey: t.string({
      description: 'Run this node again; its inputs come from earlier results, and run only if there are none.',
    }),
    budget: t.field({
      type: 'Decimal',
      description: 'USD. No paid call starts that would exceed it; the node fails with BUDGET_EXCEEDED instead.',
    }),
  }),
});
const ExecuteWorkflowPayload = builder.simpleObject('ExecuteWorkflowPayload', {
  fields: (t) => ({ execution: t.field({ description: 'The run, PENDING where it is new.', type: Execution }) }),
});

builder.mutationField('executeWorkflow', (t) =>
  t.field({
    type: ExecuteWorkflowPayload,
    nullable: true,
    authScopes: { run: true },
    description: 'Runs a workflow. Returns at once; follow the run with `executionEvents`.',
    args: { input: t.arg({ type: ExecuteWorkflowInput, required: true }) },
    errors: {
      types: [GraphInvalidError, InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'ExecuteWorkflowResult' },
    },
    resolve: async (_, { input }, context) => {
      const options: RunOptions = {
        idempotencyKey: readIdempotencyKey(input.idempotencyKey),
        isFresh: input.isFresh,
        budget: readBudget('budget', input.budget),
        target: readTarget(input),
        retryOf: null,
      };
      return { execution: await executeWorkflow(input.workflowId, options, context) };
    },
  }),
);

/** What is asked of a run beside its workflow. */
export interface RunOptions {
  idempotencyKey: string | null;
  /** Whoever gives that key has made sure that it stands for the same. */
  isSameByKey?: boolean;
  isFresh: boolean;
  /** USD. */
  budget: string | null;
  /** The node for whose sake it is run. */
  target: { key: string; field: string; isSingle: boolean } | null;
  /** The execution that it retries. */
  retryOf: string | null;
}

/** Runs a workflow of the viewer's, as it is saved now. Throws what `executeWorkflow` answers with. */
export async function executeWorkflow(
  workflowId: string,
  options: RunOptions,
  context: Context,
): Promise<ExecutionRow> {
  const { workflow, graph: whole } = await context.asViewer(async (db) => {
    const found = await findOwnWorkflow(db, workflowId);
    return { workflow: found, graph: await loadGraph(db, found.id) };
  });
  const types: TypeLookup = (name) => context.nodeTypes.get(name);
  const graph = options.target ? cutTo(whole, options.target, types) : whole;
  refuseWhatCannotRun(graph, types, context.itemLimits);
  const run = {
    userId: workflow.user_id,
    workflowId: workflow.id,
    graph,
    isFresh: options.isFresh,
    targetKey: options.target?.key ?? null,
    isSingle: options.target?.isSingle ?? false,
  };
  const { execution, isNew } = await context.engine.execute({
    ...run,
    ...totalOf(await estimatePrices(run, context)),
    workflowVersion: workflow.version,
    idempotencyKey: options.idempotencyKey,
    retryOf: options.retryOf,
    budget: options.budget,
    requestId: context.requestContext.requestId,
    traceparent: context.requestContext.traceparent,
  });
  const differences = isNew || options.isSameByKey ? [] : differencesTo(execution, run, options);
  if (differences.length > 0) throw new IdempotencyConflictError(differences, execution);
  return execution;
}

// What is checked ---------------------------------------------------------------------------------------------------

/**
 * What was valid when it was saved may not be any more, where the row was changed past this API. And nothing is paid for while something
 * is joined that would not be used: it would be another picture than the one that was asked for.
 */
function refuseWhatCannotRun(graph: Graph, types: TypeLookup, limits: ItemLimits): void {
  const problems = [...validateGraph(graph, types), ...checkAnyRuns(graph, types)];
  if (problems.length === 0) problems.push(...checkConnections(graph, types), ...checkItemCounts(graph, types, limits));
  if (problems.length > 0) throw new GraphInvalidError(problems);
}

export function readTarget({
  upToNodeKey,
  onlyNodeKey,
}: {
  upToNodeKey?: string | null | undefined;
  onlyNodeKey?: string | null | undefined;
}): RunOptions['target'] {
  if (upToNodeKey != null && onlyNodeKey != null)
    throw InputInvalidError.of('onlyNodeKey', 'cannot stand beside upToNodeKey: give one of them.');
  if (upToNodeKey != null) return { key: upToNodeKey, field: 'upToNodeKey', isSingle: false };
  return onlyNodeKey == null ? null : { key: onlyNodeKey, field: 'onlyNodeKey', isSingle: true };
}

/** What is muted is not needed by anything, so that the part holds only what will run. */
export function cutTo(graph: Graph, { key, field }: NonNullable<RunOptions['target']>, types: TypeLookup): Graph {
  const part = subgraphUpTo(partThatRuns(graph, types), key);
  if (part) return part;
  const messages = {
    MUTED: `the node “${key}” is muted, so that it does not run.`,
    INPUT_MUTED: `the node “${key}” does not run, because what it needs is muted.`,
  };
  const reason = findLeftOut(graph, types).get(key);
  const message = reason ? messages[reason] : `the workflow, as it is saved, has no node “${key}”.`;
  throw InputInvalidError.of(field, message);
}

/**
 * A graph in which nothing costs anything need not be looked through: what the configs tell of its lists was checked. Throws
 * GraphInvalidError where what comes of its nodes, which is known by now, is longer than a run may be.
 */
async function estimatePrices(
  run: RunToEstimate,
  { engine, nodeTypes, itemLimits }: Context,
): Promise<readonly NodeEstimate[]> {
  const costs = run.graph.nodes.some((node) => nodeTypes.get(node.type)?.isPaid);
  if (!costs) return [];
  const { nodes, itemCounts } = await engine.estimate(run);
  const problems = refuseTooMany(run.graph, itemCounts, itemLimits);
  if (problems.length > 0) throw new GraphInvalidError(problems);
  return nodes;
}

/** USD of the whole run, less what is expected to be reused; null where a price is not known. */
function totalOf(estimates: readonly NodeEstimate[]) {
  const costs = estimates.map(({ nodeKey, cost }) => [nodeKey, cost] as const);
  const known = costs.flatMap(([key, cost]) => (cost === null ? [] : [[key, cost] as const]));
  const isComplete = known.length === costs.length;
  return {
    estimatedCost: isComplete ? addMoney(...known.map(([, cost]) => cost)) : null,
    nodeCosts: new Map(known),
  };
}

/** By the names of the input's fields; `graph` where the workflow has been saved with other nodes or edges since. */
function differencesTo(
  execution: ExecutionRow,
  run: { workflowId: string; graph: Graph; isFresh: boolean; targetKey: string | null; isSingle: boolean },
  { budget }: RunOptions,
): string[] {
  const isTarget = (isSingle: boolean) =>
    (execution.is_single === isSingle ? execution.target_key : null) ===
    (run.isSingle === isSingle ? run.targetKey : null);
  const isSame = {
    workflowId: execution.workflow_id === run.workflowId,
    graph: canonicalJson(whatRuns(execution.graph)) === canonicalJson(whatRuns(run.graph)),
    isFresh: execution.is_fresh === run.isFresh,
    upToNodeKey: isTarget(false),
    onlyNodeKey: isTarget(true),
    budget: isSameAmount(askedBudget(execution), budget),
  };
  return Object.entries(isSame).flatMap(([name, same]) => (same ? [] : [name]));
}

/** Without what is there for people alone. */
function whatRuns({ nodes, edges }: Graph): Graph {
  return { nodes, edges };
}

/** A retry may have raised it since. */
function askedBudget({ asked_budget: asked, budget }: ExecutionRow): string | null {
  if (asked === null) return budget;
  return asked === 'none' ? null : asked;
}

function isSameAmount(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : addMoney(a) === addMoney(b);
}
