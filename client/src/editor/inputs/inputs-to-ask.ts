import type { WorkflowInput } from '@visualadgen/graph/inputs/workflow-input.ts';
import { neededFor } from '@visualadgen/graph/plan/subgraph.ts';
import { toGraphEdge } from '../../graph/model/flow.ts';
import type { Flow } from '../../graph/model/flow.ts';
import type { RunScope } from '../../run/control/run-scope.ts';

/** The inputs of what is run, where one of them must be given first; none otherwise. */
export function inputsToAsk(
  { inputs, edges }: Pick<Flow, 'inputs' | 'edges'>,
  scope: RunScope,
): readonly WorkflowInput[] {
  if (!inputs.some(({ isRequired }) => isRequired)) return [];
  const part = 'nodeKey' in scope ? neededFor(edges.map(toGraphEdge), scope.nodeKey) : null;
  const own = inputs.filter(({ nodeKey }) => part === null || part.has(nodeKey));
  return own.some(({ isRequired }) => isRequired) ? own : [];
}
