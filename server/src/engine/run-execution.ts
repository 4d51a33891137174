import type { AppError } from '../errors.ts';
import { descendants, type GraphPlan, planGraph } from '../graph/plan.ts';
import type { ExecutionRecord } from './journal.ts';
import { type NodeOutcome, type RunContext, runNode } from './run-node.ts';
import { hasEnded } from './state.ts';

/**
 * Walks an execution's graph until nothing is left that can run. Each node starts as soon as its own parents have
 * completed, so that branches go on side by side; one counter a node tells when that is. Goes on where an earlier walk
 * stopped: completed nodes are not run again.
 *
 * Returns without a final event when `signal` is aborted or the execution was moved by somebody else; throws when the
 * journal cannot write.
 */
export async function runExecution(record: ExecutionRecord, context: RunContext, signal: AbortSignal): Promise<void> {
  const { journal } = context;
  if (record.row.status === 'PENDING' && !(await journal.writeExecution(record, 'ExecutionStarted'))) return;
  const plan = planGraph(record.row.graph);
  await skipLeftovers(record, plan, context);
  await walk(record, plan, context, signal);
  if (signal.aborted || record.row.status !== 'RUNNING') return;
  if (isAnyPaused(record)) {
    await journal.writeExecution(record, 'ExecutionPaused');
    return;
  }
  const failure = firstFailure(record);
  if (failure) await journal.writeExecution(record, 'ExecutionFailed', failure);
  else await journal.writeExecution(record, 'ExecutionCompleted');
}

function walk(record: ExecutionRecord, plan: GraphPlan, context: RunContext, signal: AbortSignal): Promise<void> {
  const waitingFor = Int32Array.from(plan.inDegree);
  let running = 0;

  return new Promise((resolve, reject) => {
    const ready = takeUp();
    if (ready.length === 0) resolve();
    for (const index of ready) start(index);

    function start(index: number) {
      running += 1;
      runNode(record, plan, index, context, signal)
        .then((outcome) => settle(index, outcome))
        .then(() => {
          running -= 1;
          if (running === 0) resolve();
        })
        .catch(reject);
    }

    async function settle(index: number, outcome: NodeOutcome) {
      if (outcome.kind === 'COMPLETED') for (const child of release(index)) start(child);
      if (outcome.kind === 'FAILED') await fail(index, outcome.fault);
    }
  });

  /** Counts what has ended in an earlier walk, skips what cannot run any more, and gives the nodes that can start now. */
  function takeUp(): number[] {
    const ready: number[] = [];
    for (const index of plan.order) {
      if (statusOf(index) === 'COMPLETED') release(index);
      else if (waitingFor[index] === 0 && !hasEnded(statusOf(index)) && statusOf(index) !== 'PAUSED') ready.push(index);
    }
    return ready;
  }

  /** One parent less to wait for; gives the children that wait for nothing any more. */
  function release(index: number): number[] {
    return (plan.children[index] ?? []).filter((child) => {
      waitingFor[child] = (waitingFor[child] ?? 0) - 1;
      return waitingFor[child] === 0 && !hasEnded(statusOf(child));
    });
  }

  /** Handed to the journal in one tick, so that a failure and what it skips become true together. */
  async function fail(index: number, fault: AppError) {
    const error = { error: fault.message, errorCode: fault.code, errorDetails: fault.details };
    const skipped = descendants(plan, index, (other) => hasEnded(statusOf(other)));
    await Promise.all([
      context.journal.writeNode(record, keyOf(index), 'NodeFailed', error),
      ...skipped.map((other) => context.journal.writeNode(record, keyOf(other), 'NodeSkipped')),
    ]);
  }

  function statusOf(index: number) {
    return record.nodes.get(keyOf(index))?.status ?? 'PENDING';
  }

  function keyOf(index: number): string {
    return plan.nodes[index]?.key ?? '';
  }
}

/** Skips what an earlier walk had no time to skip after a failure. */
async function skipLeftovers(record: ExecutionRecord, plan: GraphPlan, context: RunContext): Promise<void> {
  const statusOf = (index: number) => record.nodes.get(plan.nodes[index]?.key ?? '')?.status;
  const failed = plan.order.filter((index) => statusOf(index) === 'FAILED');
  const leftovers = new Set(
    failed.flatMap((index) => descendants(plan, index, (other) => statusOf(other) !== 'PENDING')),
  );
  await Promise.all(
    [...leftovers].map((index) => context.journal.writeNode(record, plan.nodes[index]?.key ?? '', 'NodeSkipped')),
  );
}

function isAnyPaused(record: ExecutionRecord): boolean {
  return record.nodes.values().some((node) => node.status === 'PAUSED');
}

/** The failure that came first, which is the execution's own error. */
function firstFailure(record: ExecutionRecord): { error: string; errorCode: string } | undefined {
  const failures = [...record.nodes.values()].filter((node) => node.status === 'FAILED');
  const first = failures.toSorted((a, b) => Number(a.finished_at) - Number(b.finished_at))[0];
  if (!first) return undefined;
  const name = record.row.graph.nodes.find((node) => node.key === first.node_key)?.name ?? first.node_key;
  return { error: `“${name}”: ${first.error ?? 'failed.'}`, errorCode: first.error_code ?? 'INTERNAL' };
}
