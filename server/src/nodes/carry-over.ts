import type { Graph, GraphNode } from '@visualadgen/graph/graph.ts';
import { readPlace } from '@visualadgen/graph/inputs/input-field.ts';

/*
 * The form of a node type changes; what was saved, published or run with an earlier one goes on. A config says in which version of its
 * type's form it was written, and is carried over to the present one wherever a kept graph is read.
 */

type Config = Record<string, unknown>;

/** From one version of a type's form to the next. */
export interface ConfigStep {
  /** The same in the next version. It takes whatever once could be saved. */
  config(before: Readonly<Config>): Config;
  /** Fields that are called otherwise from then on, by their old names: a workflow's inputs that set them follow. */
  renamed?: Readonly<Record<string, string>>;
}

/** A node type, as far as its form has versions. */
export interface VersionedType {
  /** That of the present form; 1 for the first. */
  configVersion: number;
  /** The first carries over from version 1 to 2, and so on. */
  configSteps: readonly ConfigStep[];
}

export type VersionedTypes = ReadonlyMap<string, VersionedType>;

/** A graph as the present node types read it; the same one where there is nothing to do. A node of a type that is gone stays as it is. */
export function carryOver(graph: Graph, types: VersionedTypes): Graph {
  if (!graph.nodes.some((node) => isBehind(node, types))) return graph;
  const renamed = new Map(graph.nodes.map((node) => [node.key, namesNow(node, types)]));
  return {
    ...graph,
    nodes: graph.nodes.map((node) => carryOverNode(node, types)),
    ...(graph.inputs && {
      inputs: graph.inputs.map((input) => {
        const { field, parameter } = readPlace(input.field);
        const now = renamed.get(input.nodeKey)?.(field) ?? field;
        return { ...input, field: parameter === null ? now : `${now}.${parameter}` };
      }),
    }),
  };
}

/** One node of it. */
export function carryOverNode<Node extends Pick<GraphNode, 'type' | 'config' | 'configVersion'>>(
  node: Node,
  types: VersionedTypes,
): Node {
  const type = types.get(node.type);
  if (!type || !isBehind(node, types)) return node;
  const config = stepsFor(node, type).reduce<Config>((before, step) => step.config(before), node.config);
  return { ...node, config, configVersion: type.configVersion };
}

/** A graph whose configs were written just now. */
export function writtenNow(graph: Graph, types: VersionedTypes): Graph {
  const isFirst = (node: GraphNode) => (types.get(node.type)?.configVersion ?? 1) === 1;
  if (graph.nodes.every(isFirst)) return graph;
  return {
    ...graph,
    nodes: graph.nodes.map((node) =>
      isFirst(node) ? node : { ...node, configVersion: types.get(node.type)?.configVersion ?? 1 },
    ),
  };
}

function isBehind(
  { type, configVersion = 1 }: Pick<GraphNode, 'type' | 'configVersion'>,
  types: VersionedTypes,
): boolean {
  return configVersion < (types.get(type)?.configVersion ?? 1);
}

function stepsFor({ configVersion = 1 }: Pick<GraphNode, 'configVersion'>, type: VersionedType): readonly ConfigStep[] {
  return type.configSteps.slice(configVersion - 1);
}

/** What a field of the node is called by now. */
function namesNow(node: GraphNode, types: VersionedTypes) {
  const type = types.get(node.type);
  const steps = type ? stepsFor(node, type) : [];
  return (field: string) => steps.reduce((name, { renamed = {} }) => renamed[name] ?? name, field);
}
