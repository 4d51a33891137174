import type { MergedInput } from '@visualadgen/graph/merging/merge.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { readInput } from './node-values.ts';
import type { Run } from './run.ts';

/** What somebody put in while it was paused; null where nobody did. */
export function correctionOf(
  { log, context }: Run,
  { node_key: nodeKey, input, input_edited_at }: NodeExecutionRow,
): TypedValues | null {
  if (!input_edited_at || !input) return null;
  const { graph, user_id: userId } = log.record.row;
  return readInput(input, { userId, nodeKey, graph, types: (name) => context.types.get(name) });
}

/** What somebody put in while it was paused stands in place of what came from upstream, also where that is asked by name. */
export function withCorrection(merged: MergedInput, corrected: TypedValues | null): MergedInput {
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
