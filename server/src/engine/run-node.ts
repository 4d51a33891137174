import { type AppError, toAppError } from '../errors.ts';
import type { GraphPlan } from '../graph/plan.ts';
import type { GraphNode, Values } from '../graph/graph.ts';
import { type Incoming, type MergedInput, mergeInputs } from '../graph/merge.ts';
import type { TypeLookup } from '../graph/ports.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeServices, RunHandle } from '../nodes/node-services.ts';
import type { ExecutionRecord, Journal } from './journal.ts';
import { createProgressReporter } from './report-progress.ts';

/** What running nodes stand on. */
export interface RunContext {
  journal: Journal;
  types: ReadonlyMap<string, NodeType>;
  services: NodeServices;
  /** Hears of faults that are our own, with the cause that nobody outside is shown. */
  onFault: (fault: AppError, where: { executionId: string; nodeKey: string }) => void;
}

/** REFUSED: the node was not ours to move any more (cancelled, or taken over); nothing was written. */
export type NodeOutcome =
  | { kind: 'COMPLETED' }
  | { kind: 'PAUSED' }
  | { kind: 'FAILED'; fault: AppError }
  | { kind: 'REFUSED' };

/**
 * Runs one node whose parents have all completed: takes its inputs, writes that it started, runs it, and writes what it
 * gave. A node with a breakpoint that nobody has let through is written as paused instead, with what it would take.
 * A fault of the node is an outcome; only a fault of the journal is thrown.
 */
export async function runNode(
  record: ExecutionRecord,
  plan: GraphPlan,
  index: number,
  context: RunContext,
  signal: AbortSignal,
): Promise<NodeOutcome> {
  const node = plan.nodes[index];
  if (!node) throw new RangeError(`The plan has no node ${index}.`);
  const { journal } = context;
  const types: TypeLookup = (name) => context.types.get(name);
  const merged = mergeInputs(node, takeOutputs(record, plan, index), types);

  if (pausesAt(record, node)) {
    const paused = await journal.writeNode(record, node.key, 'NodePaused', { input: merged.input });
    return { kind: paused ? 'PAUSED' : 'REFUSED' };
  }
  const started = await journal.writeNode(record, node.key, 'NodeStarted', { input: merged.input, isAttempt: true });
  if (!started) return { kind: 'REFUSED' };
  const made = await makeOutput(record, node, merged, context, signal);
  if (signal.aborted && 'fault' in made) return { kind: 'REFUSED' };
  if ('fault' in made) return { kind: 'FAILED', fault: made.fault };
  const completed = await journal.writeNode(record, node.key, 'NodeCompleted', { output: made.output });
  return { kind: completed ? 'COMPLETED' : 'REFUSED' };
}

/** Before it runs, and once: a node that was let through is not stopped again. */
function pausesAt(record: ExecutionRecord, node: GraphNode): boolean {
  const nodeExecution = record.nodes.get(node.key);
  const isStopped = node.hasBreakpoint || record.row.is_stepping;
  return isStopped && nodeExecution?.status === 'PENDING' && !nodeExecution.is_released;
}

async function makeOutput(
  record: ExecutionRecord,
  node: GraphNode,
  merged: MergedInput,
  context: RunContext,
  signal: AbortSignal,
): Promise<{ output: Values } | { fault: AppError }> {
  const progress = createProgressReporter((report) =>
    context.journal.writeNode(record, node.key, 'NodeProgressed', { progress: report }, { progress: report }),
  );
  try {
    const output = await typeOf(context, node.type).run({
      config: node.config,
      ...merged,
      services: context.services,
      handle: handleOf(record, node.key, signal, progress.report),
    });
    return { output };
  } catch (thrown) {
    const fault = toAppError(thrown);
    if (!signal.aborted) context.onFault(fault, { executionId: record.row.id, nodeKey: node.key });
    return { fault };
  } finally {
    await progress.stop();
  }
}

function takeOutputs(record: ExecutionRecord, plan: GraphPlan, index: number): Incoming[] {
  return (plan.incoming[index] ?? []).flatMap(({ edge, source: sourceIndex }) => {
    const source = plan.nodes[sourceIndex];
    return source ? [{ edge, source, output: record.nodes.get(source.key)?.output ?? {} }] : [];
  });
}

function typeOf(context: RunContext, name: string): NodeType {
  const type = context.types.get(name);
  if (!type) throw new Error(`There is no node type ${name}.`);
  return type;
}

function handleOf(
  record: ExecutionRecord,
  key: string,
  signal: AbortSignal,
  progress: RunHandle['progress'],
): RunHandle {
  const nodeExecution = record.nodes.get(key);
  if (!nodeExecution) throw new Error(`Execution ${record.row.id} has no node “${key}”.`);
  return {
    userId: record.row.user_id,
    executionId: record.row.id,
    nodeExecutionId: nodeExecution.id,
    signal,
    progress,
  };
}
