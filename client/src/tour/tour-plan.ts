import { startingPoints } from '../graph/workflow/starting-points.ts';
import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import type { Graph, GraphNode } from '../graph/model/graph.ts';
import type { Catalogue, NodeType } from '../graph/catalogue/catalogue.ts';

/** A node of the tour, with the field that its step is about. */
export interface TourNode {
  node: GraphNode;
  type: NodeType;
  field: string;
}

/** What the tour builds: words, a prompt made of them, a model that draws it, and a place for the images. */
export interface TourPlan {
  /** The first step's part, as it is saved with the new workflow. */
  beginning: Graph;
  product: TourNode;
  model: TourNode;
  output: GraphNode;
  /** From the beginning to the model, and from the model to the output. */
  edges: readonly GraphEdge[];
}

/** Null where the node types on offer do not make up such a workflow: then there is no tour. */
export function planTour(catalogue: Pick<Catalogue, 'nodeTypes'>): TourPlan | null {
  const chain = startingPoints(catalogue).findLast(({ graph }) => graph.nodes.length === 4)?.graph;
  const [words, prompt, model, output] = chain?.nodes ?? [];
  if (!chain || !words || !prompt || !model || !output) return null;
  const product = withField(catalogue, words, 'TEXTAREA');
  const drawing = withField(catalogue, model, 'MODEL');
  if (!product || !drawing) return null;
  const isFirst = ({ targetKey }: GraphEdge) => targetKey === prompt.key;
  return {
    // The product is the person's own to write.
    beginning: { ...chain, nodes: [{ ...words, config: {} }, prompt], edges: chain.edges.filter(isFirst) },
    product,
    model: drawing,
    output,
    edges: chain.edges.filter((edge) => !isFirst(edge)),
  };
}

function withField(
  { nodeTypes }: Pick<Catalogue, 'nodeTypes'>,
  node: GraphNode,
  kind: NodeType['fields'][number]['kind'],
): TourNode | null {
  const type = nodeTypes.find(({ name }) => name === node.type);
  const field = type?.fields.find((candidate) => candidate.kind === kind)?.name;
  return type && field ? { node, type, field } : null;
}
