import type { Graph } from '@visualadgen/graph/graph.ts';

/** A picture to hand over. */
export interface ExportedImage {
  /** As clients know it. */
  assetId: string;
  /** What it was made from, in the words of `{item}`. */
  name: string;
}

/** The pictures as they are listed, and the node that hands them over. What it asks is that node's config. */
export function exportGraph(photos: readonly ExportedImage[], config: Record<string, unknown>): Graph {
  return {
    nodes: [
      {
        key: 'images',
        type: 'IMAGE_LIST',
        name: 'Pictures',
        config: { photos: photos.map(({ assetId, name }) => ({ asset_id: assetId, name })) },
        position: { x: 0, y: 0 },
        hasBreakpoint: false,
      },
      { key: 'export', type: 'EXPORT', name: 'Export', config, position: { x: 336, y: 0 }, hasBreakpoint: false },
    ],
    edges: [{ sourceKey: 'images', sourceHandle: 'image', targetKey: 'export', targetHandle: 'image' }],
  };
}
