import type { Catalogue, NodeType } from '../catalogue/catalogue.ts';
import { inputFor } from '@visualadgen/graph/connections/connect-ports.ts';
import { emptyGraph } from '../model/graph.ts';
import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import type { Config, Graph, GraphNode } from '../model/graph.ts';

/** Something to begin an empty workflow with. */
export interface StartingPoint {
  label: string;
  icon: string;
  graph: Graph;
}

const columnWidth = 304;

/**
 * The first inputs that there are, each alone, and a whole chain from an idea to finished images. Built from what the
 * types say of themselves, so that it holds for whatever types the server has.
 */
export function startingPoints({ nodeTypes }: Pick<Catalogue, 'nodeTypes'>): StartingPoint[] {
  const sorted = nodeTypes.toSorted((a, b) => simplicity(a) - simplicity(b) || a.fields.length - b.fields.length);
  const inputs = sorted.filter(({ category }) => category === 'INPUT').slice(0, 2);
  const chain = readyChain(sorted);
  return [
    ...inputs.map((type) => ({
      label: type.title,
      icon: type.icon,
      graph: { ...emptyGraph, nodes: [nodeOf(type, 0)] },
    })),
    ...(chain ? [{ label: 'From idea to pictures', icon: 'sparkles', graph: chain }] : []),
  ];
}

/** Something to write comes first, then an image to choose, then what has more settings. */
function simplicity({ fields }: NodeType): number {
  if (fields.some(({ kind }) => kind === 'TEXTAREA')) return 0;
  return fields.some(({ kind }) => kind === 'IMAGE') ? 1 : 2;
}

/** One type of each category, from left to right, of which each can feed the next; null where there are no such. */
function readyChain(nodeTypes: readonly NodeType[]): Graph | null {
  const types = chainOf(nodeTypes, ['INPUT', 'TRANSFORM', 'MODEL', 'OUTPUT']);
  if (!types) return null;
  const edges = types.flatMap((target, index): GraphEdge[] => {
    const source = types[index - 1];
    const edge = source && joint(source, target);
    return edge ? [edge] : [];
  });
  const nodes = types.map((type, index) => ({ ...nodeOf(type, index), config: writtenConfig(type, types[index - 1]) }));
  return { ...emptyGraph, nodes, edges };
}

/**
 * The first that come so far, in the order given: one that leads no further gives way to the next, and so does what only passes on
 * what it takes, by rules that nobody has made yet.
 */
function chainOf(
  nodeTypes: readonly NodeType[],
  [category, ...others]: readonly string[],
  before?: NodeType,
): NodeType[] | null {
  if (category === undefined) return [];
  for (const type of nodeTypes) {
    if (type.category !== category || (before && !joint(before, type))) continue;
    if (type.outputs.some(({ sameAs }) => sameAs)) continue;
    const rest = chainOf(nodeTypes, others, type);
    if (rest) return [type, ...rest];
  }
  return null;
}

/** By which one gives another all that it needs. */
function joint(source: NodeType, target: NodeType): GraphEdge | null {
  for (const output of source.outputs) {
    const input = inputFor(target, output.kind);
    if (!input || target.inputs.some(({ name, isRequired }) => isRequired && name !== input.name)) continue;
    return { sourceKey: source.name, sourceHandle: output.name, targetKey: target.name, targetHandle: input.name };
  }
  return null;
}

function nodeOf(type: NodeType, column: number): GraphNode {
  return {
    key: type.name,
    type: type.name,
    name: type.title,
    config: {},
    position: { x: column * columnWidth, y: 0 },
    hasBreakpoint: false,
    isFresh: false,
    isMuted: false,
    stopsAtFailedItem: false,
  };
}

/** Something written in each text that a run needs, so that the chain works as it comes. */
function writtenConfig({ fields }: NodeType, before: NodeType | undefined): Config {
  const offer = before?.outputs[0]?.name;
  const config: Config = {};
  for (const { name, kind, isRequired, placeholder } of fields) {
    if (kind === 'TEMPLATE' && offer) config[name] = `A bright advertising photo: {{${offer}}}`;
    else if (kind === 'TEXTAREA' && isRequired && placeholder) config[name] = placeholder;
  }
  return config;
}
