import type { GraphFieldsFragment } from '../api/generated/graphql.ts';
import type { Catalogue } from '../nodes/catalogue.ts';
import { toConfig } from './graph/graph.ts';
import type { Graph } from './graph/graph.ts';

type ReadNode = Omit<GraphFieldsFragment['nodes'][number], '__typename' | 'id' | 'assetUrl'>;
type ReadEdge = Omit<GraphFieldsFragment['edges'][number], '__typename' | 'id'>;

/** A graph as a query gave it, or a run's snapshot of one. */
export function readGraph({ nodes, edges }: { nodes: readonly ReadNode[]; edges: readonly ReadEdge[] }): Graph {
  return {
    nodes: nodes.map(({ key, type, name, config, position, hasBreakpoint, isFresh }) => ({
      key,
      type,
      name,
      config: toConfig(config),
      position: { x: position.x, y: position.y },
      hasBreakpoint,
      isFresh,
      isMuted: false,
    })),
    edges: edges.map(({ sourceKey, sourceHandle, targetKey, targetHandle }) => ({
      sourceKey,
      sourceHandle,
      targetKey,
      targetHandle,
    })),
    notes: [],
    frames: [],
  };
}

/** The signed links that came with a graph, by the id of the asset that a node's picture field names. */
export function readAssetUrls(
  { nodes }: Pick<GraphFieldsFragment, 'nodes'>,
  catalogue: Catalogue,
): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const { type, config, assetUrl } of nodes) {
    const fields = catalogue.nodeType(type)?.fields.filter(({ kind }) => kind === 'IMAGE') ?? [];
    for (const { name } of assetUrl ? fields : []) {
      const assetId = toConfig(config)[name];
      if (typeof assetId === 'string' && assetUrl) urls[assetId] = assetUrl;
    }
  }
  return urls;
}
