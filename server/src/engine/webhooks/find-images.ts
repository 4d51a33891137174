import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import { ownPictures } from '../../assets/asset-reference.ts';
import type { NodeType } from '../../nodes/define-node.ts';
import { findAssetsByPath } from '../../store/assets.ts';
import type { Queryable } from '../../store/database.ts';
import { readOutput } from '../node-values.ts';
import { findExecutions, listNodeAndItemExecutions } from '../../store/executions.ts';
import type { DeliveryData, NodeExecutionRow } from '../../store/tables.ts';

/** Pictures that one message names; a receiver reads the rest from the API. */
export const mostImages = 50;

/**
 * The finished pictures of a run: what its outputs gave, or where none of them gave any, what its models did. Each once, in the
 * order of the graph's nodes.
 */
export async function findImages(
  db: Queryable,
  executionId: string,
  types: ReadonlyMap<string, NodeType>,
): Promise<Required<Pick<DeliveryData, 'images' | 'imageCount'>>> {
  const [[execution], nodeExecutions] = await Promise.all([
    findExecutions(db, [executionId]),
    listNodeAndItemExecutions(db, [executionId]),
  ]);
  if (!execution) return { images: [], imageCount: 0 };
  const nodes = new Map(execution.graph.nodes.map((node) => [node.key, node]));
  const ofCategory = (category: NodeType['category']) => {
    const found = new Map<string, { nodeKey: string; nodeName: string }>();
    for (const part of nodeExecutions) {
      const { node_key, status, output } = part;
      const node = nodes.get(node_key);
      const type = typeOfNode(node, (name) => types.get(name));
      if (!node || !output || status !== 'COMPLETED' || type?.category !== category || isSetAside(part)) continue;
      const { user_id: userId } = execution;
      for (const path of ownPictures(readOutput(output, { userId, type }), userId))
        if (!found.has(path)) found.set(path, { nodeKey: node.key, nodeName: node.name });
    }
    return found;
  };
  const finished = ofCategory('OUTPUT');
  const all = finished.size > 0 ? finished : ofCategory('MODEL');
  const named = new Map([...all].slice(0, mostImages));
  const assets = named.size > 0 ? await findAssetsByPath(db, execution.user_id, [...named.keys()]) : [];
  const byPath = new Map(assets.map((asset) => [asset.path, asset]));
  const images = [...named].flatMap(([path, node]) => {
    const asset = byPath.get(path);
    if (!asset) return [];
    const { id, content_type: contentType, width, height } = asset;
    return [{ id, path, contentType, width, height, ...node }];
  });
  return { images, imageCount: all.size };
}

/** An item that is no longer a part of its list. */
function isSetAside({ parent_id: parentId, item_index: index }: NodeExecutionRow): boolean {
  return parentId !== null && index === null;
}
