import type { GraphNode } from '@visualadgen/graph/graph.ts';
import type { Given, NodeGave } from '@visualadgen/graph/lists/items-given.ts';
import type { LaidItem } from '@visualadgen/graph/lists/lay-out.ts';
import { nodeAt } from '@visualadgen/graph/inputs/given-lists.ts';
import { type MergedInput, mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import { errorGiven } from '@visualadgen/graph/ports/branches.ts';
import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { AppError, isErrorCode } from '../errors.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { ProgressReport } from '../nodes/node-services.ts';
import type { NodeExecutionRow, PartialItem } from '../store/tables.ts';
import { describeFailedItems } from './describe-failed-items.ts';
import { correctionOf, withCorrection } from './corrected-input.ts';
import { makeOutput } from './make-output.ts';
import { type PlacedItem, placeItems, showInputs } from './place-items.ts';
import { itemsOf, nodeOf } from './record.ts';
import { createProgressReporter } from './report-progress.ts';
import {
  type FailedItems,
  isKept,
  type NodeOutcome,
  ownOutput,
  pausesAt,
  readOwnOutput,
  type Run,
  skip,
} from './run.ts';
import { signatureOf } from './signature.ts';
import { hasEnded } from './state.ts';
import { tooManyOfRun } from './too-many-items.ts';

/** A node with the items that it is to run over. */
export interface Mapped {
  node: GraphNode;
  type: NodeType;
  laid: readonly LaidItem[];
  /** What goes wrong with an item goes on by the error output. */
  handlesErrors: boolean;
}

/** How an item has come out. */
type ItemOutcome =
  | { kind: 'COMPLETED'; output: TypedValues }
  | ({ kind: 'FAILED' } & FailedItems)
  | { kind: 'SKIPPED' };

/**
 * Runs a node once for each of its items, side by side. What an earlier walk has ended is not run again, and each item is recognised by what
 * it was made from. Rejects only when no item is at work any more.
 */
export async function runItems(run: Run, { node, type, laid, handlesErrors }: Mapped): Promise<NodeOutcome> {
  const { log } = run;
  const before = nodeOf(log.record, node.key);
  const { items, layout } = placeItems(log.record, node.key, laid);
  const ready = items.map((item) => prepare(run, node, type, item));
  const reset = ready.flatMap(({ row, isStale }) => (isStale ? [row.id] : []));
  if (pausesAt(run, node, before)) {
    log.node({ type: 'NodePaused', nodeKey: node.key, items: { ...showInputs(layout, ready), reset } });
    return { kind: 'PAUSED' };
  }
  const tooMany = refuseTooMany(run, node, laid.length);
  log.node({ type: 'NodeStarted', nodeKey: node.key, items: { ...layout, reset }, isAttempt: true });
  if (tooMany) return { kind: 'FAILED', fault: tooMany };
  if (laid.length === 0) return skip(run, node);

  const outcomes = await runAll(run, node, type, ready);
  run.signal.throwIfAborted();
  const failures = outcomes.filter((outcome) => outcome.kind === 'FAILED');
  const failed = failures[0] && describeFailedItems(outcomes.length, failures.length, failures[0]);
  const isAnyCompleted = outcomes.some(({ kind }) => kind === 'COMPLETED');
  if (failed && node.stopsAtFailedItem) return { kind: 'FAILED', fault: faultOf(failed) };
  const gave: NodeGave = {
    kind: 'ITEMS',
    items: outcomes.map((outcome, index) => ({
      coordinates: laid[index]?.coordinates ?? {},
      given: givenBy(outcome, handlesErrors),
    })),
  };
  if (failed && !isAnyCompleted) return { kind: 'FAILED', fault: faultOf(failed), gave };
  if (!isAnyCompleted) return skip(run, node);
  log.node({ type: 'NodeCompleted', nodeKey: node.key });
  return { kind: 'COMPLETED', gave, ...(failed && { failed }) };
}

function givenBy(outcome: ItemOutcome, handlesErrors: boolean): Given {
  if (outcome.kind === 'COMPLETED') return outcome.output;
  if (outcome.kind === 'SKIPPED' || !handlesErrors) return 'MISSING';
  return errorGiven({ code: outcome.errorCode, message: outcome.error });
}

function faultOf({ error, errorCode }: FailedItems): AppError {
  return new AppError(isErrorCode(errorCode) ? errorCode : 'INTERNAL', { message: error });
}

interface ReadyItem {
  row: NodeExecutionRow;
  coordinates: Coordinates;
  /** Null where what it needs is not there. */
  merged: MergedInput | null;
  /** Of which it is made; null where what it needs is not there. */
  signature: string | null;
  /** It was made of something else than it takes now. */
  isStale: boolean;
}

function prepare(run: Run, node: GraphNode, type: NodeType, { row, coordinates, taken }: PlacedItem): ReadyItem {
  const isDone = row.status === 'COMPLETED' && !row.output_edited_at;
  if (typeof taken === 'string') return { row, coordinates, merged: null, signature: null, isStale: isDone };
  const merged = withCorrection(
    mergeInputs(node, taken, (name) => run.context.types.get(name)),
    correctionOf(run, row),
  );
  const signature = signatureOf(type, nodeAt(node, coordinates), merged);
  return { row, coordinates, merged, signature, isStale: isDone && row.signature !== signature };
}

function refuseTooMany({ log, context }: Run, node: GraphNode, own: number): AppError | null {
  let count = own;
  for (const key of log.record.items.keys()) if (key !== node.key) count += itemsOf(log.record, key).length;
  const { perRun } = context.itemLimits;
  return count > perRun ? tooManyOfRun(perRun, count) : null;
}

async function runAll(run: Run, node: GraphNode, type: NodeType, items: readonly ReadyItem[]): Promise<ItemOutcome[]> {
  // Stops what is at work when one item has failed and the node is to stop there.
  const stopping = new AbortController();
  if (items.some(({ row }) => row.status === 'FAILED')) stopping.abort(new AppError('CANCELLED'));
  const signal = node.stopsAtFailedItem ? AbortSignal.any([run.signal, stopping.signal]) : run.signal;
  const progress = itemProgress(run, node, items.length);
  try {
    const ended = await Promise.allSettled(
      items.map(async (item) => {
        const outcome = await runItem({ run, node, type, signal, report: progress.of(item.row) }, item);
        progress.ended(item.row);
        if (outcome.kind === 'FAILED' && node.stopsAtFailedItem) stopping.abort(new AppError('CANCELLED'));
        return outcome;
      }),
    );
    return ended.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
  } finally {
    await progress.stop();
  }
}

interface ItemWork {
  run: Run;
  node: GraphNode;
  type: NodeType;
  signal: AbortSignal;
  report(progress: ProgressReport): void;
}

async function runItem(work: ItemWork, ready: ReadyItem): Promise<ItemOutcome> {
  const { run, type, signal } = work;
  const { log, decide } = run;
  const { row, merged, signature, isStale } = ready;
  const node = nodeAt(work.node, ready.coordinates);
  const item = { nodeKey: node.key, itemId: row.id };
  if (hasEnded(row.status) && !isStale) return earlierOutcome(run, node, type, row);
  if (!merged || row.is_left_out || signature === null || signal.aborted) {
    run.signal.throwIfAborted();
    log.node({ type: 'ItemSkipped', ...item });
    return { kind: 'SKIPPED' };
  }
  const { input } = merged;
  const own = ownOutput(run, type, node, row, signature);
  if (own) {
    log.node({ type: 'NodeItemCompleted', ...item });
    return { kind: 'COMPLETED', output: own };
  }
  const decision = await decide(node, type, { signature, input, isItem: true });
  if (decision.kind === 'REUSE') {
    const { output, from } = decision;
    const taken = { input, output, signature, reused_from: from, run_reason: null, changed_inputs: null };
    log.node({ type: 'NodeItemCompleted', ...item, set: taken });
    return { kind: 'COMPLETED', output };
  }
  const why = { reused_from: null, run_reason: decision.reason, changed_inputs: null };
  log.node({ type: 'ItemStarted', ...item, set: { input, signature, ...why }, isAttempt: true });
  const made = await makeOutput(run, {
    node,
    type,
    merged,
    part: row,
    signal,
    report: async (progress) => work.report(progress),
    retrying: (faults) => log.node({ type: 'ItemRetrying', ...item, set: { faults }, isAttempt: true }),
  });
  run.signal.throwIfAborted();
  if ('output' in made) {
    log.node({
      type: 'NodeItemCompleted',
      ...item,
      set: { output: made.output },
      keepsResult: isKept(type, node, made.output),
    });
    return { kind: 'COMPLETED', output: made.output };
  }
  if (signal.aborted) {
    log.node({ type: 'ItemSkipped', ...item });
    return { kind: 'SKIPPED' };
  }
  const { message, code, details } = made.fault;
  log.node({
    type: 'NodeItemFailed',
    ...item,
    set: { error: message, error_code: code, error_details: details ?? null },
  });
  return { kind: 'FAILED', error: message, errorCode: code };
}

/** How it came out in an earlier walk. */
function earlierOutcome(run: Run, node: GraphNode, type: NodeType, row: NodeExecutionRow): ItemOutcome {
  if (row.status === 'FAILED')
    return { kind: 'FAILED', error: row.error ?? '', errorCode: row.error_code ?? 'INTERNAL' };
  const output = row.status === 'COMPLETED' ? readOwnOutput(run, type, node, row) : null;
  return output ? { kind: 'COMPLETED', output } : { kind: 'SKIPPED' };
}

/** How far the items are, told as how far their node is. */
function itemProgress({ log }: Run, { key: nodeKey }: GraphNode, count: number) {
  const fractions = new Map<string, number>();
  const texts = new Map<number, string>();
  const reporter = createProgressReporter(async (progress) => {
    log.node({ type: 'NodeProgressed', nodeKey, set: { progress }, payload: { progress } });
    await log.settled();
  });
  return {
    of:
      ({ id, item_index: index }: NodeExecutionRow) =>
      ({ fraction: own, message, partialText }: ProgressReport) => {
        fractions.set(id, own ?? fractions.get(id) ?? 0);
        if (index !== null) setText(index, partialText);
        let sum = 0;
        for (const fraction of fractions.values()) sum += fraction;
        reporter.report({ message, fraction: sum / count, partialItems: writtenNow() });
      },
    ended({ id, item_index: index }: NodeExecutionRow) {
      fractions.set(id, 1);
      if (index !== null) texts.delete(index);
    },
    stop: () => reporter.stop(),
  };

  function setText(index: number, text: string | undefined) {
    if (text === undefined) texts.delete(index);
    else texts.set(index, text);
  }

  function writtenNow(): PartialItem[] | undefined {
    if (texts.size === 0) return undefined;
    return [...texts].map(([index, text]) => ({ index, text })).toSorted((a, b) => a.index - b.index);
  }
}
