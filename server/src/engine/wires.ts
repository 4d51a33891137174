import type { Connected } from '@visualadgen/graph/lists/entering.ts';
import type { NodeGave } from '@visualadgen/graph/lists/items-given.ts';
import { unionsOf } from '@visualadgen/graph/lists/unions-of.ts';
import type { GraphPlan } from '@visualadgen/graph/plan/plan.ts';
import { errorOutput } from '@visualadgen/graph/ports/branches.ts';
import type { NodeType } from '../nodes/define-node.ts';

/** The connections of a run's graph, with what branches make of them. */
export interface Wires {
  /** What is connected to a node, with what came of where it comes from, as far as that is known. */
  into(index: number, gaveOf: (index: number) => NodeGave | undefined): Connected[];
  /** Something is connected to its error output: what fails goes on there, and does not fail the run. */
  handlesErrors(nodeKey: string): boolean;
  /** Several branches come together in it, so that it goes on with one of them where nothing comes of another. */
  joinsBranches(index: number): boolean;
}

export function wiresOf(plan: GraphPlan, types: ReadonlyMap<string, NodeType>): Wires {
  const edges = plan.incoming.flat().map(({ edge }) => edge);
  const unions = unionsOf({ nodes: plan.nodes, edges }, (name) => types.get(name));
  const handling = new Set(
    plan.incoming.flat().flatMap(({ edge, source }) => {
      const node = plan.nodes[source];
      return node?.hasErrorOutput && edge.sourceHandle === errorOutput.name ? [node.key] : [];
    }),
  );
  return {
    into: (index, gaveOf) =>
      (plan.incoming[index] ?? []).flatMap(({ edge, source: from }): Connected[] => {
        const source = plan.nodes[from];
        const gave = gaveOf(from);
        return source && gave ? [{ edge, source, gave, union: unions.get(edge) }] : [];
      }),
    handlesErrors: (nodeKey) => handling.has(nodeKey),
    joinsBranches: (index) => unions.size > 0 && (plan.incoming[index] ?? []).some(({ edge }) => unions.has(edge)),
  };
}
