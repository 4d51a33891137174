import type { GraphFieldsFragment } from '../../api/generated/graphql.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { toConfig } from '../model/graph.ts';
import type { Box, Graph } from '../model/graph.ts';

type ReadNode = Omit<GraphFieldsFragment['nodes'][number], '__typename' | 'id' | 'asset'>;
type ReadEdge = Omit<GraphFieldsFragment['edges'][number], '__typename' | 'id'>;

interface ReadGraph {
  nodes: readonly ReadNode[];
  edges: readonly ReadEdge[];
  notes: GraphFieldsFragment['notes'];
  frames: GraphFieldsFragment['frames'];
  inputs: readonly Omit<GraphFieldsFragment['inputs'][number], '__typename'>[];
  outputs: readonly Omit<GraphFieldsFragment['outputs'][number], '__typename'>[];
}

/** A graph as a query gave it, or a run's snapshot of one. */
export function readGraph({ nodes, edges, notes, frames, inputs, outputs }: ReadGraph): Graph {
  return {
    nodes: nodes.map(({ key, type, name, position, hasBreakpoint, isFresh, isMuted, stopsAtFailedItem, ...more }) => ({
      key,
      type,
      name,
      config: toConfig(more.config),
      position: { x: position.x, y: position.y },
      hasBreakpoint,
      isFresh,
      isMuted,
      stopsAtFailedItem,
      ...(more.hasErrorOutput && { hasErrorOutput: true }),
    })),
    edges: edges.map(({ sourceKey, sourceHandle, targetKey, targetHandle, isAllAtOnce }) => ({
      sourceKey,
      sourceHandle,
      targetKey,
      targetHandle,
      ...(isAllAtOnce && { isAllAtOnce }),
    })),
    notes: notes.map(({ key, text, color, ...box }) => ({ key, text, color, ...readBox(box) })),
    frames: frames.map(({ key, title, color, ...box }) => ({ key, title, color, ...readBox(box) })),
    inputs: inputs.map(({ name, label, help, isRequired, nodeKey, field }) => ({
      name,
      label,
      help: help ?? null,
      isRequired,
      nodeKey,
      field,
    })),
    // Those that follow from the nodes are not saved.
    outputs: outputs.flatMap(({ isNamed, name, label, nodeKey, output }) =>
      isNamed ? [{ name, label, nodeKey, output }] : [],
    ),
  };
}

/** Without the names of types, which the server would not take back. */
function readBox({ position, size }: Box): Box {
  return {
    position: { x: position.x, y: position.y },
    size: { width: size.width, height: size.height },
  };
}

/** The signed links that came with a graph, by the id of the asset that a node's image field names. */
export function readAssetUrls(
  { nodes }: Pick<GraphFieldsFragment, 'nodes'>,
  catalogue: Catalogue,
): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const { type, config, asset } of nodes) {
    const fields = catalogue.nodeType(type)?.fields.filter(({ kind }) => kind === 'IMAGE') ?? [];
    for (const { name } of asset ? fields : []) {
      const assetId = toConfig(config)[name];
      if (typeof assetId === 'string' && asset) urls[assetId] = asset.url;
    }
  }
  return urls;
}

/** The images that came with a graph: smaller copies and sizes, so that none has to be loaded to be drawn or measured. */
export function readAssetCopies({ nodes }: Pick<GraphFieldsFragment, 'nodes'>) {
  return nodes.flatMap(({ asset }) => asset ?? []);
}
