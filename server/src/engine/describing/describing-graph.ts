import type { Graph, GraphNode } from '@visualadgen/graph/graph.ts';

/** The node that describes. */
export const describeKey = 'describe';

/** What is run to describe a picture: the same that anybody can build on the canvas. `model`: as DESCRIBE_IMAGE takes it. */
export function describingGraph(assetId: string, model: string): Graph {
  return {
    nodes: [
      node('picture', 'IMAGE_INPUT', 'Picture', 0, { asset_id: assetId }),
      node(describeKey, 'DESCRIBE_IMAGE', 'Describe', 360, {
        what: 'describe',
        words_in_picture: 'read',
        language: 'any',
        model,
      }),
    ],
    edges: [{ sourceKey: 'picture', sourceHandle: 'image_url', targetKey: describeKey, targetHandle: 'image' }],
  };
}

function node(key: string, type: string, name: string, x: number, config: Record<string, unknown>): GraphNode {
  return { key, type, name, config, position: { x, y: 0 }, hasBreakpoint: false };
}
