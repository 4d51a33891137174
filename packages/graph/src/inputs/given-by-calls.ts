import type { Graph } from '../graph.ts';
import type { GraphProblem } from '../problem.ts';
import { readPlace } from './input-field.ts';

/** Whether all that is wrong is that a field is empty which every call must give. */
export function isGivenByCalls(
  { code, path }: GraphProblem,
  { nodes, inputs = [] }: Pick<Graph, 'nodes' | 'inputs'>,
): boolean {
  if (code !== 'CONFIG_INCOMPLETE' || path[0] !== 'nodes' || path[2] !== 'config') return false;
  const key = nodes[Number(path[1])]?.key;
  return inputs.some(({ isRequired, nodeKey, field: place }) => {
    const { field, parameter } = readPlace(place);
    return isRequired && nodeKey === key && field === path[3] && (parameter === null || parameter === path[4]);
  });
}
