import type { GraphNode } from '@visualadgen/graph/graph.ts';
import type { Connected } from '@visualadgen/graph/lists/entering.ts';
import type { NodeGave } from '@visualadgen/graph/lists/items-given.ts';
import type { ItemLimits } from '@visualadgen/graph/validation/check-item-counts.ts';
import { withOwnOutputs } from '@visualadgen/graph/ports/type-of-node.ts';
import { plainValues } from '@visualadgen/graph/values/plain-values.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type { AppError } from '../errors.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeServices } from '../nodes/node-services.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import type { RunLog } from './journal.ts';
import { readOutput } from './node-values.ts';
import type { Decide } from './reuse.ts';

/** What running nodes stand on. */
export interface RunContext {
  types: ReadonlyMap<string, NodeType>;
  services: NodeServices;
  itemLimits: ItemLimits;
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
  | { kind: 'COMPLETED'; gave: NodeGave; failed?: FailedItems }
  | { kind: 'PAUSED' }
  /** Nothing came of what it was to run over. */
  | { kind: 'SKIPPED' }
  /** Nothing took the branches by which it would come over these connections. */
  | { kind: 'ABSENT'; wires: readonly Connected[] }
  /** `gave`: what goes on by its error output. */
  | { kind: 'FAILED'; fault: AppError; gave?: NodeGave };

/** That some items of a node failed, as one fault. */
export interface FailedItems {
  error: string;
  errorCode: string;
}

/** A part is found again in its own workflow alone, and never stands in the place of a whole that was made before. */
export function isKept(type: NodeType, { config }: GraphNode, output: TypedValues): boolean {
  return !type.isPure && !type.isShort(config, plainValues(output));
}

/** What it has given in this very run, before something upstream was run again that made no difference to it. */
export function ownOutput(
  run: Run,
  type: NodeType,
  node: GraphNode,
  part: NodeExecutionRow,
  signature: string,
): TypedValues | null {
  return part.output_edited_at || part.signature !== signature ? null : readOwnOutput(run, type, node, part);
}

/** What a node or an item of it gave, as it was written; null where it gave nothing. */
export function readOwnOutput(
  { log }: Run,
  type: NodeType,
  node: GraphNode,
  { output }: Pick<NodeExecutionRow, 'output'>,
): TypedValues | null {
  return output && readOutput(output, { userId: log.record.row.user_id, type: withOwnOutputs(type, node) });
}

/** Passes over a node of which nothing can run. */
export function skip({ log }: Run, { key: nodeKey }: GraphNode): NodeOutcome {
  log.node({ type: 'NodeSkipped', nodeKey });
  return { kind: 'SKIPPED' };
}

/** Before it runs, and once: a node that was let through is not stopped again. */
export function pausesAt({ log }: Run, node: GraphNode, before: NodeExecutionRow): boolean {
  const isStopped = node.hasBreakpoint || log.record.row.is_stepping;
  return isStopped && before.status === 'PENDING' && !before.is_released;
}
