import type { AssetRow, NodeRow } from '../store/tables.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import type { EdgeRow } from '../store/workflows.ts';
import { Asset, linkToAsset, readWidth, widthDescription } from './assets.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { hasErrorOutput, isAllAtOnce, stopsAtFailedItem } from './graph.ts';
import { rowId } from './ids.ts';
import { NodeTypeName, tellNodeType } from './node-types.ts';
import { Position } from './geometry.ts';

export const WorkflowNode = builder.objectRef<NodeRow>('WorkflowNode');
export const WorkflowEdge = builder.objectRef<EdgeRow>('WorkflowEdge');

builder.node(WorkflowNode, {
  description: 'A node of a workflow.',
  id: { resolve: (node) => node.id },
  loadOne: (id, { loaders }) => loaders.nodes.load(id),
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'The client’s own name for it, unique in the workflow and stable from save to save.',
    }),
    type: t.field({ description: 'Its node type.', type: NodeTypeName, resolve: tellNodeType }),
    name: t.exposeString('name', { description: 'For people, and for `{{Node name.variable}}` in templates.' }),
    config: t.expose('config', { description: 'Its values; `NodeType.fields` describes them.', type: 'JSON' }),
    position: t.field({
      description: 'Its position on the canvas.',
      type: Position,
      resolve: (node) => ({ x: node.position_x, y: node.position_y }),
    }),
    hasBreakpoint: t.exposeBoolean('has_breakpoint', { description: 'Runs pause before it.' }),
    isFresh: t.exposeBoolean('is_fresh', { description: 'Its earlier results are not reused.' }),
    isMuted: t.exposeBoolean('is_muted', { description: 'It does not run, and costs nothing.' }),
    stopsAtFailedItem: t.exposeBoolean('stops_at_failed_item', { description: stopsAtFailedItem }),
    hasErrorOutput: t.exposeBoolean('has_error_output', { description: hasErrorOutput }),
    assetUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'A signed link to the image in the config, if any: as `Asset.url`.',
      args: { width: t.arg.int({ description: widthDescription }) },
      resolve: async ({ config }, args, context) => {
        const width = readWidth('width', args.width);
        const asset = await assetOf(config, context);
        return asset ? linkToAsset(asset, width, context) : null;
      },
    }),
    asset: t.field({
      type: Asset,
      nullable: true,
      description: 'The image in the config, if any.',
      resolve: ({ config }, _, context) => assetOf(config, context),
    }),
  }),
});

builder.node(WorkflowEdge, {
  description: 'An edge between two nodes of a workflow.',
  id: { resolve: (edge) => edge.id },
  loadOne: (id, { loaders }) => loaders.edges.load(id),
  fields: (t) => ({
    sourceKey: t.exposeString('sourceKey', { description: 'The key of the source node.' }),
    sourceHandle: t.exposeString('sourceHandle', { description: 'The output port where it starts.' }),
    targetKey: t.exposeString('targetKey', { description: 'The key of the target node.' }),
    targetHandle: t.exposeString('targetHandle', { description: 'The input port where it ends.' }),
    isAllAtOnce: t.boolean({ description: isAllAtOnce, resolve: (edge) => edge.isAllAtOnce ?? false }),
  }),
});

async function assetOf({ asset_id: given }: Values, { loaders }: Pick<Context, 'loaders'>): Promise<AssetRow | null> {
  const id = typeof given === 'string' ? rowId('Asset', given) : null;
  return id === null ? null : ((await loaders.assets.load(id)) ?? null);
}
