import type { Graph } from '../graph.ts';
import { inputLimits } from '../limits.ts';
import type { PortedType, TypeLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import { nameFrom } from './name-from.ts';
import type { WorkflowOutput } from './workflow-input.ts';

type OutputLookup = TypeLookup<PortedType & { category: string }>;

/**
 * What a workflow gives: the outputs that it names; where it names none, its Output and Export nodes; where it has none of those either,
 * the nodes of which nothing is taken further. What is muted gives nothing.
 */
export function outputsOf(graph: Pick<Graph, 'nodes' | 'edges' | 'outputs'>, types: OutputLookup): WorkflowOutput[] {
  if (graph.outputs && graph.outputs.length > 0) return graph.outputs;
  const nodes = graph.nodes.filter(({ isMuted }) => !isMuted);
  const last = nodes.filter(({ type }) => types(type)?.category === 'OUTPUT');
  const sources = new Set(graph.edges.map(({ sourceKey }) => sourceKey));
  const ends = last.length > 0 ? last : nodes.filter(({ key }) => !sources.has(key));
  const taken = new Set<string>();
  return ends.slice(0, inputLimits.count).flatMap((node) => {
    const output = typeOfNode(node, types)?.outputs[0]?.name;
    if (output === undefined) return [];
    const name = nameFrom(node.name, taken, 'output');
    taken.add(name);
    return [{ name, label: node.name, nodeKey: node.key, output }];
  });
}
