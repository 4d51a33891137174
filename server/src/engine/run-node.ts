import { type AppError, toAppError } from '../errors.ts';
import type { GraphPlan } from '../graph/plan.ts';
import { type Incoming, mergeInputs } from '../graph/merge.ts';
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
export type NodeOutcome = { kind: 'COMPLETED' } | { kind: 'FAILED'; fault: AppError } | { kind: 'REFUSED' };

/**
 * Runs one node whose parents have all completed: takes its inputs, writes that it started, runs it, and writes what it gave.
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

  if (!(await journal.writeNode(record, node.key, 'NodeStarted', { input: merged.input, isAttempt: true })))
    return { kind: 'REFUSED' };

  const progress = createProgressReporter((report) =>
    journal.writeNode(record, node.key, 'NodeProgressed', { progress: report }, { progress: report }),
  );
  try {
    const output = await typeOf(context, node.type).run({
      config: node.config,
      ...merged,
      services: context.services,
      handle: handleOf(record, node.key, signal, progress.report),
    });
    await progress.stop();
    const written = await journal.writeNode(record, node.key, 'NodeCompleted', { output, cost: costOf(output) });
    return { kind: written ? 'COMPLETED' : 'REFUSED' };
  } catch (thrown) {
    await progress.stop();
    if (signal.aborted) return { kind: 'REFUSED' };
    const fault = toAppError(thrown);
    context.onFault(fault, { executionId: record.row.id, nodeKey: node.key });
    return { kind: 'FAILED', fault };
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

/** What a node spent, where its output or its fault says so: an exact decimal in `cost`. */
export function costOf(values: Record<string, unknown> | undefined): string | undefined {
  const cost = values?.cost;
  return typeof cost === 'string' && /^\d+(\.\d+)?$/.test(cost) ? cost : undefined;
}
