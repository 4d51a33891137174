import { checkItemCounts, refuseTooMany } from '@visualadgen/graph/validation/check-item-counts.ts';
import type { ItemLimits } from '@visualadgen/graph/validation/check-item-counts.ts';
import { checkAnyRuns } from '@visualadgen/graph/validation/check-readiness.ts';
import { checkConnections } from '@visualadgen/graph/validation/check-connections.ts';
import { validateGraph } from '@visualadgen/graph/validation/validate.ts';
import { addMoney, exceeds, formatMoney } from '@visualadgen/graph/money/money.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import { findLeftOut, partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import { subgraphUpTo } from '@visualadgen/graph/plan/subgraph.ts';
import type { Graph, GraphNode } from '@visualadgen/graph/graph.ts';
import { callOf } from '@visualadgen/graph/inputs/call-of.ts';
import { withSet } from '@visualadgen/graph/inputs/given-lists.ts';
import type { TypeLookup } from '@visualadgen/graph/ports/ports.ts';
import { AppError, InputInvalidError } from '../errors.ts';
import type { RunToEstimate } from '../engine/engine.ts';
import type { NodeEstimate } from '../engine/estimate-run.ts';
import type { Caller } from '../store/executions.ts';
import type { ExecutionRow } from '../store/tables.ts';
import { keepVersion } from '../store/workflow-versions.ts';
import { readBudget } from './budgets.ts';
import { applyCall, type Call } from './calls/apply-call.ts';
import { type Variant, variantsOf } from './calls/variants-of.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { GraphInvalidError, IdempotencyConflictError, NotFoundError } from './errors.ts';
import { Execution } from './executions.ts';
import { readIdempotencyKey } from './idempotency.ts';
import { loadGraphToRun, type RunVersion, usualVersion } from './workflow-versions/graph-to-run.ts';

/* A run of a version of a workflow: what is asked of it, what keeps it from being begun, and what it is expected to cost. */

const ExecuteWorkflowInput = builder.inputType('ExecuteWorkflowInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    version: t.int({
      description:
        'The version to run: that of the workflow as it is saved, or one of `Workflow.versions`. By default a personal access token runs the published version where there is one; else the workflow as it is saved is run.',
    }),
    inputs: t.field({
      type: 'JSON',
      description:
        'The values of the workflow’s inputs, by name; what is left out takes its default. A list for an input that takes one value is one value after the other: the workflow runs over it.',
    }),
    rows: t.field({
      type: ['JSON'],
      description:
        'The workflow runs once for each: objects as `inputs`, which says what all of them have in common. One run, with one budget; its lists are joined row by row.',
    }),
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
        version: input.version ?? usualVersion(context.viewer),
        idempotencyKey: readIdempotencyKey(input.idempotencyKey),
        isFresh: input.isFresh,
        budget: readBudget('budget', input.budget),
        target: readTarget(input),
        call: { inputs: input.inputs, rows: input.rows },
        retryOf: null,
        caller: callerOf(context),
      };
      return { execution: await executeWorkflow(input.workflowId, options, context) };
    },
  }),
);

/** What is asked of a run beside its workflow. */
export interface RunOptions {
  version: RunVersion;
  idempotencyKey: string | null;
  /** Whoever gives that key has made sure that it stands for the same. */
  isSameByKey?: boolean;
  isFresh: boolean;
  /** USD. */
  budget: string | null;
  /** The node for whose sake it is run. */
  target: { key: string; field: string; isSingle: boolean } | null;
  /** What the workflow’s inputs are set to. Left out: nothing, as by a call that gives none. */
  call?: Call;
  /** The execution that it retries. */
  retryOf: string | null;
  caller: Caller;
  /** USD that its caller may still spend; without it as much as its owner may. What is expected to cost more is not begun. */
  costLeft?: string | null;
}

/** What of the API a run is begun with: also a schedule has it, which comes by no request. */
export type StartContext = Pick<Context, 'asViewer' | 'nodeTypes' | 'itemLimits' | 'engine' | 'requestContext'>;

/** Runs a version of a workflow of the viewer's, and keeps it. Throws what `executeWorkflow` answers with, and NotPublishedError. */
export async function executeWorkflow(
  workflowId: string,
  options: RunOptions,
  context: StartContext,
): Promise<ExecutionRow> {
  const {
    workflow,
    graph: whole,
    version,
    isKept,
  } = await context.asViewer((db) => loadGraphToRun(db, workflowId, options.version, context.nodeTypes));
  const types: TypeLookup = (name) => context.nodeTypes.get(name);
  const part = options.target ? cutTo(whole, options.target, types) : whole;
  const graph = await applyCall(part, options.call ?? {}, { whole }, context);
  refuseWhatCannotRun(graph, types, context.itemLimits);
  for (const one of variantsOf(graph, context.nodeTypes)) refuseVariant(one, types, context.itemLimits);
  const run = {
    userId: workflow.user_id,
    workflowId: workflow.id,
    graph,
    isFresh: options.isFresh,
    targetKey: options.target?.key ?? null,
    isSingle: options.target?.isSingle ?? false,
  };
  const prices = totalOf(await estimatePrices(run, context));
  refuseOverrun(options.costLeft ?? null, prices);
  if (!isKept) await context.asViewer((db) => keepVersion(db, workflow, whole));
  const { execution, isNew } = await context.engine.execute({
    ...run,
    ...prices,
    workflowVersion: version,
    idempotencyKey: options.idempotencyKey,
    retryOf: options.retryOf,
    budget: options.budget,
    caller: options.caller,
    requestId: context.requestContext.requestId,
    traceparent: context.requestContext.traceparent,
  });
  const differences = isNew || options.isSameByKey ? [] : differencesTo(execution, run, options, context.nodeTypes);
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

/** Half a run is of no use to whoever is not there to decide about the rest. */
function refuseOverrun(left: string | null, { estimatedCost, nodeCosts }: ReturnType<typeof totalOf>): void {
  if (left === null || nodeCosts.size === 0) return;
  const cost = estimatedCost ?? addMoney(...nodeCosts.values());
  const isSpent = !exceeds([left], '0') && estimatedCost === null;
  if (!isSpent && !exceeds([cost], left)) return;
  throw new AppError('BUDGET_EXCEEDED', {
    message: `A run is expected to cost ${formatMoney(cost)}, but of what its runs may cost this month ${formatMoney(left)} is left.`,
    details: { scope: 'CALLER', left, needed: cost },
  });
}

export function callerOf({ viewer, door }: Pick<Context, 'viewer' | 'door'>): Caller {
  return { kind: door ?? (viewer?.isSession ? 'PERSON' : 'TOKEN'), id: null, name: null };
}

/** One of the configs that a list of the call gives is checked as one that is saved. */
function refuseVariant({ graph, path }: Variant, types: TypeLookup, limits: ItemLimits): void {
  try {
    refuseWhatCannotRun(graph, types, limits);
  } catch (error) {
    if (!(error instanceof GraphInvalidError)) throw error;
    throw new InputInvalidError(error.problems.map(({ message }) => ({ path, message })));
  }
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
export async function estimatePrices(
  run: RunToEstimate,
  { engine, nodeTypes, itemLimits }: Pick<Context, 'engine' | 'nodeTypes' | 'itemLimits'>,
): Promise<readonly NodeEstimate[]> {
  const costs = run.graph.nodes.some((node) => nodeTypes.get(node.type)?.isPaid);
  if (!costs) return [];
  const { nodes, itemCounts } = await engine.estimate(run);
  const problems = refuseTooMany(run.graph, itemCounts, itemLimits);
  if (problems.length > 0) throw new GraphInvalidError(problems);
  return nodes;
}

/** USD of the whole run, less what is expected to be reused; null where a price is not known. */
export function totalOf(estimates: readonly NodeEstimate[]) {
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
  { budget, version }: RunOptions,
  nodeTypes: Context['nodeTypes'],
): string[] {
  const types = (name: string) => nodeTypes.get(name);
  const [before, now] = [callOf(execution.graph, types), callOf(run.graph, types)];
  const isTarget = (isSingle: boolean) =>
    (execution.is_single === isSingle ? execution.target_key : null) ===
    (run.isSingle === isSingle ? run.targetKey : null);
  const isSame = {
    workflowId: execution.workflow_id === run.workflowId,
    version: typeof version !== 'number' || execution.workflow_version === version,
    inputs: canonicalJson(before.inputs) === canonicalJson(now.inputs),
    rows: canonicalJson(before.rows) === canonicalJson(now.rows),
    graph: canonicalJson(whatRuns(execution.graph)) === canonicalJson(whatRuns(run.graph)),
    isFresh: execution.is_fresh === run.isFresh,
    upToNodeKey: isTarget(false),
    onlyNodeKey: isTarget(true),
    budget: isSameAmount(askedBudget(execution), budget),
  };
  return Object.entries(isSame).flatMap(([name, same]) => (same ? [] : [name]));
}

/** Without what is there for people alone, and without what a call sets. */
function whatRuns({ nodes, edges, inputs = [] }: Graph) {
  const fields = Map.groupBy(inputs, ({ nodeKey }) => nodeKey);
  const withoutInputs = ({ givenLists: _lists, ...node }: GraphNode) => ({
    ...node,
    config: withSet(node.config, Object.fromEntries((fields.get(node.key) ?? []).map(({ field }) => [field, null]))),
  });
  return { nodes: nodes.map(withoutInputs), edges };
}

/** A retry may have raised it since. */
function askedBudget({ asked_budget: asked, budget }: ExecutionRow): string | null {
  if (asked === null) return budget;
  return asked === 'none' ? null : asked;
}

function isSameAmount(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : addMoney(a) === addMoney(b);
}
