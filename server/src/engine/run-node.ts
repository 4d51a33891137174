import { AppError, toAppError } from '../errors.ts';
import type { GraphNode } from '@visualadgen/graph/graph.ts';
import { type Incoming, type MergedInput, mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import type { TypeLookup } from '@visualadgen/graph/ports/ports.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import { plainValues } from '@visualadgen/graph/values/plain-values.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeServices, RunHandle } from '../nodes/node-services.ts';
import { isTransientDatabaseError } from '../store/transient-error.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import type { RunLog } from './journal.ts';
import { plainInput, readInput, readOutput } from './node-values.ts';
import { nodeOf } from './record.ts';
import { createProgressReporter } from './report-progress.ts';
import type { Decide } from './reuse.ts';
import { signatureOf } from './signature.ts';

/** What running nodes stand on. */
export interface RunContext {
  types: ReadonlyMap<string, NodeType>;
  services: NodeServices;
  /** Hears of faults that are our own, with the cause that nobody outside is shown. */
  onError: (fault: AppError, where: { requestId: string | null; executionId: string; nodeKey: string }) => void;
}

/** One walk through a run. */
export interface Run {
  log: RunLog;
  decide: Decide;
  context: RunContext;
  signal: AbortSignal;
  /** Aborts the signal, so that what is at work comes to an end. */
  stop(fault: unknown): void;
}

export type NodeOutcome =
  | { kind: 'COMPLETED'; output: TypedValues }
  | { kind: 'PAUSED' }
  | { kind: 'FAILED'; fault: AppError };

/**
 * Runs one node whose parents have all completed: takes its inputs, hands in that it started, runs it, and hands in what it
 * gave. What it gave before is taken over where nothing has changed. A node with a breakpoint that nobody has let through
 * is handed in as paused instead, with what it would take.
 * A fault of the node is an outcome; only that the run goes on no more is thrown.
 */
export async function runNode(run: Run, node: GraphNode, incoming: readonly Incoming[]): Promise<NodeOutcome> {
  const { log, decide } = run;
  const type = typeOf(run.context, node.type);
  const before = nodeOf(log.record, node.key);
  const types: TypeLookup = (name) => run.context.types.get(name);
  const merged = withCorrection(mergeInputs(node, incoming, types), correctionOf(run, node, before));
  const { input } = merged;

  if (pausesAt(run, node, before)) {
    log.node({ type: 'NodePaused', nodeKey: node.key, set: { input } });
    return { kind: 'PAUSED' };
  }
  const signature = signatureOf(type, node, merged);
  const decision = await decide(node, type, signature, input);
  if (decision.kind === 'REUSE') {
    const { output, from } = decision;
    const taken = { input, output, signature, reused_from: from, run_reason: null, changed_inputs: null };
    log.node({ type: 'NodeCompleted', nodeKey: node.key, set: taken });
    return { kind: 'COMPLETED', output };
  }
  const why = { reused_from: null, run_reason: decision.reason, changed_inputs: decision.changedInputs };
  log.node({ type: 'NodeStarted', nodeKey: node.key, set: { input, signature, ...why }, isAttempt: true });
  const made = await makeOutput(run, node, type, merged);
  run.signal.throwIfAborted();
  if ('fault' in made) return { kind: 'FAILED', fault: made.fault };
  // A part is found again in its own workflow alone, and never stands in the place of a whole that was made before.
  const keepsResult = !type.isPure && !type.isShort(node.config, plainValues(made.output));
  log.node({ type: 'NodeCompleted', nodeKey: node.key, set: { output: made.output }, keepsResult });
  return { kind: 'COMPLETED', output: made.output };
}

/** Before it runs, and once: a node that was let through is not stopped again. */
function pausesAt({ log }: Run, node: GraphNode, before: NodeExecutionRow): boolean {
  const isStopped = node.hasBreakpoint || log.record.row.is_stepping;
  return isStopped && before.status === 'PENDING' && !before.is_released;
}

/** What somebody put in while it was paused; null where nobody did. */
function correctionOf(
  { log, context }: Run,
  { key: nodeKey }: GraphNode,
  { input, input_edited_at }: NodeExecutionRow,
): TypedValues | null {
  if (!input_edited_at || !input) return null;
  const { graph, user_id: userId } = log.record.row;
  return readInput(input, { userId, nodeKey, graph, types: (name) => context.types.get(name) });
}

/** What somebody put in while it was paused stands in place of what came from upstream, also where that is asked by name. */
function withCorrection(merged: MergedInput, corrected: TypedValues | null): MergedInput {
  if (!corrected) return merged;
  const upstream = merged.upstream.map(({ name, output }) => ({
    name,
    output: Object.fromEntries(
      Object.entries(output).flatMap(([key, value]) => {
        const stands = isSame(value, merged.input[key]) ? corrected[key] : value;
        return stands ? [[key, stands] as const] : [];
      }),
    ),
  }));
  return { input: corrected, upstream };
}

function isSame(a: Value, b: Value | undefined): boolean {
  return a === b || (b !== undefined && canonicalJson(a) === canonicalJson(b));
}

async function makeOutput(
  run: Run,
  node: GraphNode,
  type: NodeType,
  merged: MergedInput,
): Promise<{ output: TypedValues } | { fault: AppError }> {
  const { log, context, signal } = run;
  // Async, so that a run that has ended refuses by a rejection and never in a timer.
  const progress = createProgressReporter(async (report) => {
    log.node({ type: 'NodeProgressed', nodeKey: node.key, set: { progress: report }, payload: { progress: report } });
    await log.settled();
  });
  try {
    const handle = handleOf(run, node, progress.report);
    const { services } = context;
    const output = await type.run({ config: node.config, ...plainInput(merged), services, handle });
    return { output: readOutput(output, { userId: handle.userId, type }) };
  } catch (thrown) {
    // The database went away: that is no outcome of the node. The run is given back, and goes on from what is written.
    if (isTransientDatabaseError(thrown)) {
      run.stop(thrown);
      throw thrown;
    }
    const fault = toAppError(thrown);
    const { id: executionId, request_id: requestId } = log.record.row;
    if (!signal.aborted) context.onError(fault, { requestId, executionId, nodeKey: node.key });
    return { fault };
  } finally {
    await progress.stop();
  }
}

function typeOf(context: RunContext, name: string): NodeType {
  const type = context.types.get(name);
  if (!type) throw new AppError('INTERNAL', { cause: new Error(`There is no node type ${name}.`) });
  return type;
}

function handleOf({ log, signal }: Run, node: GraphNode, progress: RunHandle['progress']): RunHandle {
  const { row } = log.record;
  const { id, faults: faultsBefore } = nodeOf(log.record, node.key);
  let faults = faultsBefore;
  return {
    userId: row.user_id,
    executionId: row.id,
    nodeExecutionId: id,
    requestId: row.request_id,
    leaseEpoch: row.lease_epoch,
    signal,
    progress,
    retrying({ code, message }, delayMs) {
      faults = [...faults, { code, message, at: new Date().toISOString(), delayMs }];
      const report = { message: `${message} Trying again in ${Math.ceil(delayMs / 1_000)} s.` };
      const set = { faults, progress: report };
      log.node({ type: 'NodeProgressed', nodeKey: node.key, set, isAttempt: true, payload: { progress: report } });
    },
    settled: () => log.settled(),
  };
}
