import { applyInputs } from '@visualadgen/graph/inputs/apply-inputs.ts';
import { isEmptyCall } from '@visualadgen/graph/inputs/read-call.ts';
import type { Call } from '@visualadgen/graph/inputs/read-call.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { InputInvalidError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { findMissingThings } from './find-missing-things.ts';

export type { Call };

export interface CallOptions {
  /** The graph of the workflow, of which a part may be run. */
  whole: Graph;
  /** Only a price is asked for, so that what is required may be left out. */
  isPartial?: boolean;
}

/** The graph that a call runs. Throws InputInvalidError, with the path of each value that does not fit. */
export async function applyCall(
  graph: Graph,
  call: Call,
  { whole, isPartial = false }: CallOptions,
  context: Pick<Context, 'asViewer' | 'nodeTypes' | 'itemLimits'>,
): Promise<Graph> {
  const own = new Set((graph.inputs ?? []).map(({ name }) => name));
  const applied = applyInputs(graph, call, {
    types: (name) => context.nodeTypes.get(name),
    most: context.itemLimits.perNode,
    elsewhere: (whole.inputs ?? []).filter(({ name }) => !own.has(name)),
    isPartial,
  });
  if (!applied.ok) throw new InputInvalidError(applied.problems.map(sentence));
  if (isEmptyCall(call)) return applied.graph;
  const missing = await findMissingThings(applied.graph, call, context);
  if (missing.length > 0) throw new InputInvalidError(missing.map(sentence));
  return applied.graph;
}

function sentence({ path, message }: { path: string[]; message: string }) {
  return { path, message: `${message}.` };
}
