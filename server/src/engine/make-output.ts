import type { GraphNode } from '@visualadgen/graph/graph.ts';
import type { MergedInput } from '@visualadgen/graph/merging/merge.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { type AppError, toAppError } from '../errors.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { ProgressReport, RunHandle } from '../nodes/node-services.ts';
import { isTransientDatabaseError } from '../store/transient-error.ts';
import type { NodeExecutionRow, PassingFault } from '../store/tables.ts';
import { plainInput } from './node-values.ts';
import { outputFrom } from './output-from.ts';
import { createProgressReporter } from './report-progress.ts';
import type { Run } from './run.ts';

/** One run of a node type: a node’s, or that of one item of a node that runs over a list. */
export interface Work {
  node: GraphNode;
  type: NodeType;
  merged: MergedInput;
  part: Pick<NodeExecutionRow, 'id' | 'parent_id' | 'faults'>;
  /** Aborted when it is not to go on. */
  signal: AbortSignal;
  /** Writes how far it is. */
  report(progress: ProgressReport): Promise<unknown>;
  /** Writes that it tries again after a fault. */
  retrying(faults: PassingFault[], progress: ProgressReport): void;
}

/** Runs a node type, and gives what it made or why it could not. Throws only when the run goes on no more. */
export async function makeOutput(run: Run, work: Work): Promise<{ output: TypedValues } | { fault: AppError }> {
  const { log, context } = run;
  const { node, type, merged } = work;
  const progress = createProgressReporter((report) => work.report(report));
  try {
    const handle = handleOf(run, work, progress.report);
    const output = await type.run({ config: node.config, ...plainInput(merged), services: context.services, handle });
    return { output: outputFrom(output, { userId: handle.userId, type, node, merged }) };
  } catch (thrown) {
    // The database went away: that is no outcome of the node. The run is given back, and goes on from what is written.
    if (isTransientDatabaseError(thrown)) {
      run.stop(thrown);
      throw thrown;
    }
    const fault = toAppError(thrown);
    const { id: executionId, request_id: requestId } = log.record.row;
    if (!work.signal.aborted) context.onError(fault, { requestId, executionId, nodeKey: node.key });
    return { fault };
  } finally {
    await progress.stop();
  }
}

function handleOf({ log }: Run, { part, signal, retrying }: Work, progress: RunHandle['progress']): RunHandle {
  const { row } = log.record;
  let { faults } = part;
  return {
    userId: row.user_id,
    executionId: row.id,
    nodeExecutionId: part.id,
    itemOf: part.parent_id ?? undefined,
    requestId: row.request_id,
    leaseEpoch: row.lease_epoch,
    signal,
    progress,
    retrying({ code, message }, delayMs) {
      faults = [...faults, { code, message, at: new Date().toISOString(), delayMs }];
      retrying(faults, { message: `${message} Trying again in ${Math.ceil(delayMs / 1_000)} s.` });
    },
    settled: () => log.settled(),
  };
}
