import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import { typesInGraph } from '@visualadgen/graph/ports/types-in-graph.ts';
import { rulesGraph } from '../model/flow.ts';
import type { FlowEdge, FlowNode } from '../model/flow.ts';
import type { Catalogue, NodeType } from './catalogue.ts';

interface Flow {
  nodes: readonly Pick<FlowNode, 'id' | 'data'>[];
  edges: readonly FlowEdge[];
}

const known = new WeakMap<Flow['edges'], { nodes: Flow['nodes']; typeOf: (key: string) => NodeType | undefined }>();

/** The types of the nodes on screen by key, with the kinds of what passes through them, such as a filter's. */
export function typesInFlow({ nodes, edges }: Flow, catalogue: Pick<Catalogue, 'nodeType'>) {
  const before = known.get(edges);
  if (before?.nodes === nodes) return before.typeOf;
  const typeOf = typesInGraph(rulesGraph({ nodes, edges }), (name) => catalogue.nodeType(name));
  known.set(edges, { nodes, typeOf });
  return typeOf;
}

const nothing: ReadonlyMap<string, PortKind> = new Map();

/** By edge: the kinds of what passes through the nodes that they come from, as far as these are known. */
export function passedKinds(flow: Flow, catalogue: Pick<Catalogue, 'nodeType'>): ReadonlyMap<string, PortKind> {
  const unknown = flow.edges.filter(({ data }) => data?.kind === null);
  if (unknown.length === 0) return nothing;
  const typeOf = typesInFlow(flow, catalogue);
  return new Map(
    unknown.flatMap(({ id, source, sourceHandle }) => {
      const port = typeOf(source)?.outputs.find(({ name }) => name === sourceHandle);
      return port && !port.sameAs ? [[id, port.kind] as const] : [];
    }),
  );
}
