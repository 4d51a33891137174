import type { GraphEdge, GraphNode } from '../graph.ts';
import type { PortKind } from './port-kinds.ts';
import type { OutputPort, PortedType, TypeLookup } from './ports.ts';
import { typeOfNode } from './type-of-node.ts';
import type { OwnOutputs } from './type-of-node.ts';

/** A graph, as far as it tells what each node gives. */
interface Surroundings {
  nodes: readonly (Pick<GraphNode, 'key' | 'type'> & OwnOutputs)[];
  edges: readonly GraphEdge[];
}

/**
 * The types of the nodes of a graph, by key, with all that the graph tells of them: the outputs of the very node, the kinds of what passes
 * through it, and the names of what it passes on. An output that still has `sameAs` has no kind yet: nothing is connected there, or things
 * of different kinds.
 */
export function typesInGraph<Type extends PortedType & { gives?: readonly string[] }>(
  { nodes, edges }: Surroundings,
  types: TypeLookup<Type>,
): (key: string) => Type | undefined {
  const known = new Map<string, Type | undefined>();
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  let incoming: Map<string, GraphEdge[]> | undefined;
  return typeOf;

  function typeOf(key: string): Type | undefined {
    if (known.has(key)) return known.get(key);
    const type = typeOfNode(byKey.get(key), types);
    // In place before the nodes upstream are asked, so that a circle of edges comes to an end.
    known.set(key, type);
    const passing = type?.outputs.some(({ sameAs }) => sameAs) || type?.inputs.some((port) => port.takesAnyKind);
    if (type && passing) known.set(key, throughWhich(key, type));
    return known.get(key);
  }

  /** A type of which outputs are what comes in. */
  function throughWhich(key: string, type: Type): Type {
    incoming ??= Map.groupBy(edges, ({ targetKey }) => targetKey);
    const into = (incoming.get(key) ?? []).map((edge) => ({ ...edge, from: typeOf(edge.sourceKey) }));
    const kindAt = (name: string): PortKind | null => {
      const ports = into
        .filter(({ targetHandle }) => targetHandle === name)
        .flatMap(({ from, sourceHandle }) => from?.outputs.find((port) => port.name === sourceHandle) ?? []);
      const [kind, ...others] = new Set(ports.map((port) => (port.sameAs ? null : port.kind)));
      return others.length > 0 ? null : (kind ?? null);
    };
    const passed = into.flatMap(({ from }) => [...(from?.gives ?? [])]);
    return {
      ...type,
      inputs: type.inputs.map((port) => {
        const kind = port.takesAnyKind ? kindAt(port.name) : null;
        return kind ? { ...port, kind } : port;
      }),
      outputs: type.outputs.map((port): OutputPort => {
        const kind = port.sameAs ? kindAt(port.sameAs) : null;
        return kind ? { ...port, kind, sameAs: null } : port;
      }),
      ...(type.gives && { gives: [...new Set([...type.gives, ...passed])] }),
    };
  }
}
