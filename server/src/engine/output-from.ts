import type { GraphNode, Values } from '@visualadgen/graph/graph.ts';
import type { MergedInput } from '@visualadgen/graph/merging/merge.ts';
import { withOwnOutputs } from '@visualadgen/graph/ports/type-of-node.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type { NodeType } from '../nodes/define-node.ts';
import { readOutput } from './node-values.ts';

interface MadeFrom {
  userId: string;
  type: NodeType;
  node: Pick<GraphNode, 'config' | 'hasErrorOutput'>;
  merged: MergedInput;
}

/** What a run of a node type gave, with its kinds, where it came from, and what it passes on of what it took. */
export function outputFrom(output: Values, { userId, type: general, node, merged }: MadeFrom): TypedValues {
  const type = withOwnOutputs(general, node);
  return withOrigins(passOn(readOutput(output, { userId, type }), type, merged), type, merged.input);
}

/**
 * What goes out as it came in is the value that came, with its kind, and with all that came along under its own names: so a row of a table
 * stays whole. What the node itself can give is its own.
 */
function passOn(output: TypedValues, { outputs, gives }: Pick<NodeType, 'outputs' | 'gives'>, merged: MergedInput) {
  const passed = outputs.flatMap(({ name, sameAs }): [string, TypedValues[string]][] => {
    const value = sameAs && Object.hasOwn(output, name) ? merged.input[sameAs] : undefined;
    return value ? [[name, value]] : [];
  });
  if (passed.length === 0) return output;
  const along = merged.upstream
    .flatMap((giver) => Object.entries(giver.output))
    .filter(([name]) => !gives.includes(name));
  return Object.fromEntries([...along, ...Object.entries(output), ...passed]);
}

/** Where an output was made item by item from an input, its items are known by where those came from. */
function withOrigins(output: TypedValues, { outputs }: Pick<NodeType, 'outputs'>, input: TypedValues): TypedValues {
  const following = outputs.flatMap(({ name, follows }) => {
    const from = follows ? input[follows] : undefined;
    const made = output[name];
    if (from?.kind !== 'list' || !from.of || made?.kind !== 'list') return [];
    return [[name, { ...made, of: from.of.slice(0, made.items.length) }] as const];
  });
  return following.length === 0 ? output : { ...output, ...Object.fromEntries(following) };
}
