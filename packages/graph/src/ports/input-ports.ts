import type { Graph } from '../graph.ts';
import type { ValuePort } from './read-values.ts';
import type { PortLookup } from './ports.ts';
import { typesInGraph } from './types-in-graph.ts';

/**
 * What the values are that a node takes, by their names: of its own ports, and of the outputs that come with what is connected to it. Its
 * own stand last, because what is connected to a port takes the place of what merely has its name.
 */
export function portsOfInput(nodeKey: string, graph: Pick<Graph, 'nodes' | 'edges'>, types: PortLookup): ValuePort[] {
  const typeOf = typesInGraph(graph, types);
  const given = graph.edges
    .filter(({ targetKey }) => targetKey === nodeKey)
    .flatMap((edge) => typeOf(edge.sourceKey)?.outputs ?? []);
  const own = typeOf(nodeKey)?.inputs.filter((port) => !port.isOpen) ?? [];
  return [...given, ...own];
}
