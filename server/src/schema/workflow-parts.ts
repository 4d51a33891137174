import type { NodeRow } from '../store/tables.ts';
import type { EdgeRow } from '../store/workflows.ts';
import { linkToAsset, readWidth, widthDescription } from './assets.ts';
import { builder } from './builder.ts';
import { isAllAtOnce, stopsAtFailedItem } from './graph.ts';
import { rowId } from './ids.ts';
import { NodeTypeName } from './node-types.ts';
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
    type: t.expose('type', { description: 'Its node type.', type: NodeTypeName }),
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
    assetUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'A signed link to the image in the config, if any: as `Asset.url`.',
      args: { width: t.arg.int({ description: widthDescription }) },
      resolve: async ({ config }, args, context) => {
        const width = readWidth('width', args.width);
        const assetId = typeof config.asset_id === 'string' ? rowId('Asset', config.asset_id) : null;
        const asset = assetId && (await context.loaders.assets.load(assetId));
        return asset ? linkToAsset(asset, width, context) : null;
      },
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
