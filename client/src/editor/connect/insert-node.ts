import type { Catalogue, NodeType } from '../../graph/catalogue/catalogue.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { inputFor, targetPort, outputFor } from '@visualadgen/graph/connections/connect-ports.ts';
import { toGraphEdge } from '../../graph/model/flow.ts';
import type { Flow, FlowEdge } from '../../graph/model/flow.ts';
import { cardHeight, cardWidth } from '../../graph/model/geometry.ts';
import type { Point } from '../../graph/model/graph.ts';

/** A type of node that fits on a wire, with the ports it would be joined by. */
export interface WaysThrough {
  type: NodeType;
  input: string;
  output: string;
}

/** The types that take what a wire carries and give what its end takes. */
export function typesBetween({ nodes }: Pick<Flow, 'nodes'>, catalogue: Catalogue, edge: FlowEdge): WaysThrough[] {
  const targetType = catalogue.nodeType(nodes.find(({ id }) => id === edge.target)?.data.type);
  const end = targetType && targetPort(targetType, edge.targetHandle ?? '');
  const kind = edge.data?.kind;
  if (!end || !kind) return [];
  return catalogue.nodeTypes.flatMap((type) => {
    const [input, output] = [inputFor(type, kind), outputFor(type, end)];
    return input && output ? [{ type, input: input.name, output: output.name }] : [];
  });
}

/** Puts a new node on a wire, its middle at a place, and joins it to both ends: one step. */
export function insertNode(store: EditorStore, edge: FlowEdge, { type, input, output }: WaysThrough, at: Point): void {
  const old = toGraphEdge(edge);
  const place = { x: at.x - cardWidth / 2, y: at.y - cardHeight / 2 };
  store.getState().addNode(type.name, place, {
    replaces: edge.id,
    isToBeWritten: true,
    wires: (key) => [
      { ...old, targetKey: key, targetHandle: input, isAllAtOnce: false },
      { ...old, sourceKey: key, sourceHandle: output },
    ],
  });
}
