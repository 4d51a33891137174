import type { NodeRow } from '../store/tables.ts';
import type { EdgeRow } from '../store/workflows.ts';
import { linkToAsset, readWidth, widthDescription } from './assets.ts';
import { builder } from './builder.ts';
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
    type: t.expose('type', { description: 'What kind of node it is.', type: NodeTypeName }),
    name: t.exposeString('name', { description: 'For people, and for `{{Node name.variable}}` in templates.' }),
    config: t.expose('config', { description: 'What is filled in; `NodeType.fields` tells the fields.', type: 'JSON' }),
    position: t.field({
      description: 'Where it stands on the canvas.',
      type: Position,
      resolve: (node) => ({ x: node.position_x, y: node.position_y }),
    }),
    hasBreakpoint: t.exposeBoolean('has_breakpoint', { description: 'Runs pause before it.' }),
    isFresh: t.exposeBoolean('is_fresh', { description: 'Its earlier results are not reused.' }),
    isMuted: t.exposeBoolean('is_muted', { description: 'It does not run, and costs nothing.' }),
    assetUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'A signed link to the picture that the config names, where it names one: as `Asset.url`.',
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
  description: 'A join between two nodes of a workflow.',
  id: { resolve: (edge) => edge.id },
  loadOne: (id, { loaders }) => loaders.edges.load(id),
  fields: (t) => ({
    sourceKey: t.exposeString('sourceKey', { description: 'The key of the node that gives.' }),
    sourceHandle: t.exposeString('sourceHandle', { description: 'The output port that it leaves.' }),
    targetKey: t.exposeString('targetKey', { description: 'The key of the node that takes.' }),
    targetHandle: t.exposeString('targetHandle', { description: 'The input port that it enters.' }),
  }),
});
