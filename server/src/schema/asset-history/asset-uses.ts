import { type AssetUseRow, mostUses, runsLookedThrough } from '../../store/asset-uses.ts';
import type { AssetRow } from '../../store/tables.ts';
import { Asset, AssetConnection } from '../assets.ts';
import { Board } from '../boards.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { Execution } from '../executions.ts';
import { ImageEdit } from '../image-edits/image-edit.ts';
import { resolvePage } from '../paging.ts';
import { Workflow } from '../workflows.ts';

/* What became of a picture: where it is used, and what was made of it. */

const AssetUses = builder.objectRef<AssetRow>('AssetUses').implement({
  description: 'Where an image is used.',
  fields: (t) => ({
    workflows: t.field({
      type: [Workflow],
      description: `Those that name it as they are saved, the last changed first: at most ${mostUses}.`,
      resolve: ({ id }, _, context) => usedBy('WORKFLOW', id, context, context.loaders.workflows),
    }),
    executions: t.field({
      type: [Execution],
      description: `Runs of workflows that named it, newest first: at most ${mostUses}, among your last ${runsLookedThrough} runs.`,
      resolve: ({ id }, _, context) => usedBy('RUN', id, context, context.loaders.executions),
    }),
    imageEdits: t.field({
      type: [ImageEdit],
      description: `Edits of it, newest first: the last ${mostUses}. \`imageEdits(assetId: …)\` has all.`,
      resolve: ({ id }, _, context) => usedBy('EDIT', id, context, context.loaders.executions),
    }),
    boards: t.field({
      type: [Board],
      description: 'The boards that it is on.',
      resolve: ({ id }, _, { loaders }) => loaders.boardsOfAsset.load(id),
    }),
  }),
});

async function usedBy<Row extends object>(
  kind: AssetUseRow['kind'],
  assetId: string,
  { loaders }: Pick<Context, 'loaders'>,
  rows: { loadMany(ids: string[]): Promise<(Row | Error | null)[]> },
): Promise<Row[]> {
  const uses = await loaders.usesOfAsset.load(assetId);
  const found = await rows.loadMany(uses.flatMap((use) => (use.kind === kind ? [use.id] : [])));
  return found.flatMap((row) => {
    if (row instanceof Error) throw row;
    return row ?? [];
  });
}

builder.objectFields(Asset, (t) => ({
  usedBy: t.field({ type: AssetUses, description: 'Where it is used.', resolve: (asset) => asset }),
  derived: t.connection(
    {
      type: Asset,
      description: 'What was cut from it and what edits made of it, newest first.',
      resolve: ({ id }, args, { loaders }) =>
        resolvePage(
          args,
          (page) => loaders.assetsFrom.load({ parentId: id, page }),
          () => loaders.countAssetsFrom(id),
        ),
    },
    AssetConnection,
  ),
}));
