import type { Graph, GraphEdge, GraphNode } from '@visualadgen/graph/graph.ts';

/** A graph of these nodes, joined as `'idea.text -> prompt.input'` says, in that order. */
export function graphOf(nodes: GraphNode[], ...joins: string[]): Graph {
  return { nodes, edges: joins.map(readJoin) };
}

function readJoin(join: string): GraphEdge {
  const [, sourceKey, sourceHandle, targetKey, targetHandle] = /^(\w+)\.(\w+) -> (\w+)\.(\w+)$/.exec(join) ?? [];
  if (!sourceKey || !sourceHandle || !targetKey || !targetHandle) throw new Error(`“${join}” joins nothing.`);
  return { sourceKey, sourceHandle, targetKey, targetHandle };
}

export function text(key: string, value: string): GraphNode {
  return node(key, 'TEXT_INPUT', { value });
}

export function photo(key: string, config: { asset_id?: string; image_url?: string }): GraphNode {
  return node(key, 'IMAGE_INPUT', config);
}

export function prompt(key: string, template: string): GraphNode {
  return node(key, 'PROMPT', { template });
}

export function model(
  key: string,
  parameters: Record<string, unknown> = {},
  endpoint = 'fal-ai/flux/schnell',
): GraphNode {
  return node(key, 'IMAGE_MODEL', { model: endpoint, parameters });
}

export function output(key: string, config: Record<string, unknown> = {}): GraphNode {
  return node(key, 'OUTPUT', config);
}

export function node(key: string, type: string, config: Record<string, unknown>): GraphNode {
  return { key, type, name: key, config, position: { x: 0, y: 0 }, hasBreakpoint: false };
}

/** The usual ad: words, a prompt around them, a model, and the finished pictures. */
export function adGraph(parameters: Record<string, unknown> = {}, endpoint?: string): Graph {
  return graphOf(
    [
      text('idea', 'cold brew'),
      prompt('prompt', 'An ad for {{text}}'),
      model('model', parameters, endpoint),
      output('output'),
    ],
    'idea.text -> prompt.input',
    'prompt.prompt -> model.prompt',
    'model.image_urls -> output.image_urls',
  );
}
