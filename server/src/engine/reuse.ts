import { ownPictures } from '../assets/asset-reference.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import type { GraphNode, Values } from '@visualadgen/graph/graph.ts';
import { plainStored, plainValues } from '@visualadgen/graph/values/plain-values.ts';
import { withOwnOutputs } from '@visualadgen/graph/ports/type-of-node.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { Database } from '../store/database.ts';
import { type EarlierResult, findResultsBySignature, listEarlierResults } from '../store/earlier-results.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { ExecutionRow, RunReason } from '../store/tables.ts';
import { readOutput } from './node-values.ts';
import { createBatcher } from '../concurrency/batcher.ts';

/** Whether a node runs, or takes over what it gave before. */
export type Decision =
  | { kind: 'REUSE'; output: TypedValues; from: string }
  | { kind: 'RUN'; reason: RunReason; changedInputs: string[] | null };

/** What of a run decides about reuse. */
export type RunToDecide = Pick<
  ExecutionRow,
  'id' | 'user_id' | 'workflow_id' | 'is_fresh' | 'is_single' | 'target_key'
>;

/** Decides for the nodes of one run. */
export type Decide = (node: GraphNode, type: NodeType, work: WorkToDecide) => Promise<Decision>;

/** What is to be run, or need not be. */
export interface WorkToDecide {
  signature: string;
  input: TypedValues;
  /** It is one item of a node that runs over a list: then it is looked for by its signature alone, wherever it was made. */
  isItem: boolean;
}

export type Reuse = (run: RunToDecide) => Decide;

/**
 * A node whose type, config and inputs are what they were is not run again: what it gave is taken over, where that is all that was
 * asked for, or the person is content with less. It is looked for
 * among the latest runs of the same workflow, and for a type that costs money or time among all runs of the same person.
 */
export function createReuse(database: Database, storage: FileStorage): Reuse {
  const earlierOf = createBatcher((runs: RunToDecide[]) => listEarlierResults(database.service, runs));
  const bySignature = createBatcher((asked: { userId: string; runId: string; signature: string }[]) =>
    findResultsBySignature(database.service, asked),
  );

  return (run) => {
    // Read when the first node asks, once for the whole run.
    let earlier: Promise<Map<string, EarlierResult[]>> | undefined;

    return async (node, type, { signature, input, isItem }) => {
      if (asksFresh(run, node)) return { kind: 'RUN', reason: 'ASKED_FRESH', changedInputs: null };
      const own = isItem ? [] : ((await (earlier ??= earlierOf(run))).get(node.key) ?? []);
      const same = own.filter((result) => result.signature === signature);
      const elsewhere = async () =>
        type.isPure ? undefined : bySignature({ userId: run.user_id, runId: run.id, signature });
      const isWhole = ({ output }: EarlierResult) => !type.isShort(node.config, plainStored(output));
      const found = same.find(isWhole) ?? (await elsewhere()) ?? same[0];
      if (!found) return whyItRuns(own[0], input);
      // When one node alone is run, what it takes is what is there; nobody asked for more of it.
      if (!isWhole(found) && !type.acceptsShort(node.config) && !run.is_single)
        return { kind: 'RUN', reason: 'RESULT_SHORT', changedInputs: null };
      if (isOld(found, type, run)) return { kind: 'RUN', reason: 'RESULT_OLD', changedInputs: null };
      const output = readOutput(found.output, { userId: run.user_id, type: withOwnOutputs(type, node) });
      if (found.has_deleted || !(await isThere(output, run.user_id)))
        return { kind: 'RUN', reason: 'RESULT_GONE', changedInputs: null };
      return { kind: 'REUSE', output, from: found.id };
    };
  };

  /** Every stored picture of a result must still be there. */
  async function isThere(output: TypedValues, userId: string): Promise<boolean> {
    const paths = ownPictures(output, userId);
    const found = await Promise.all(paths.map((path) => storage.has(path)));
    return found.every(Boolean);
  }
}

function asksFresh(run: RunToDecide, node: GraphNode): boolean {
  return node.isFresh === true || run.is_fresh || (run.is_single && run.target_key === node.key);
}

/** When one node alone is run, what it takes is what is there, however old. */
function isOld(result: EarlierResult, { resultLasts }: NodeType, run: RunToDecide): boolean {
  if (resultLasts === null || run.is_single) return false;
  return result.age_seconds > resultLasts;
}

function whyItRuns(last: EarlierResult | undefined, input: TypedValues): Decision {
  if (!last) return { kind: 'RUN', reason: 'FIRST_TIME', changedInputs: null };
  const changed = changedNames(plainStored(last.input ?? {}), plainValues(input));
  return changed.length > 0
    ? { kind: 'RUN', reason: 'INPUT_CHANGED', changedInputs: changed }
    : { kind: 'RUN', reason: 'CONFIG_CHANGED', changedInputs: null };
}

function changedNames(before: Values, now: Values): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => canonicalJson(before[name] ?? null) !== canonicalJson(now[name] ?? null));
}
