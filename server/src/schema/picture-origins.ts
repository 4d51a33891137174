import type { Piece } from '@visualadgen/graph/pictures/piece-around.ts';
import { ownPictures } from '../assets/asset-reference.ts';
import { assetOrigins, type AssetRow, type GenerationRow } from '../store/tables.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { Generation } from './generations.ts';
import { isItem, NodeExecution, NodeExecutionItem } from './node-execution-parts.ts';
import { valuesOf } from './values-of-node.ts';

/* Where a picture came from: every one tells it, also what was cut from another. */

const origins: Record<(typeof assetOrigins)[number], string> = {
  UPLOADED: 'Somebody uploaded it.',
  GENERATED: 'A paid call to an image model made it.',
  DERIVED: 'It was cut from another picture: see `source`.',
  EDITED: 'An edit in one sentence made it of another picture: see `source`.',
  COMPOSED: 'Pictures and words were put together: see `composition`.',
};

export const AssetOrigin = builder.enumType('AssetOrigin', {
  description: 'The origin of an image.',
  values: Object.fromEntries(assetOrigins.map((origin) => [origin, { description: origins[origin] }])) as Record<
    (typeof assetOrigins)[number],
    { description: string }
  >,
});

export const PicturePiece = builder.objectRef<Piece>('PicturePiece').implement({
  description: 'A part of a picture, in its pixels from the upper left corner.',
  fields: (t) => ({
    left: t.exposeInt('left', { description: 'Pixels from the left edge.' }),
    top: t.exposeInt('top', { description: 'Pixels from the upper edge.' }),
    width: t.exposeInt('width', { description: 'Pixels.' }),
    height: t.exposeInt('height', { description: 'Pixels.' }),
  }),
});

builder.objectFields(Asset, (t) => ({
  origin: t.expose('origin', { type: AssetOrigin, description: 'Its origin.' }),
  isDemo: t.exposeBoolean('is_demo', {
    description: 'A demo model drew it, or it was made from such a picture. It has a mark.',
  }),
  source: t.field({
    type: Asset,
    nullable: true,
    description:
      'What it was cut from, is an edit of, or the first of the pictures that it was put together of; null for others, and where that picture is gone.',
    resolve: (asset, _, { loaders }) => sourceOf(asset, loaders),
  }),
  cut: t.expose('cut', {
    type: PicturePiece,
    nullable: true,
    description: 'The part of `source` that it shows; null for what was not cut.',
  }),
  generation: t.field({
    type: Generation,
    nullable: true,
    description: 'The paid call that made it, or that made its `source`; null where none did.',
    resolve: (asset, _, { loaders }) => generationOf(asset, loaders),
  }),
  item: t.field({
    type: NodeExecutionItem,
    nullable: true,
    description: 'The item for which that call was made; null where it was made for a node that ran once.',
    resolve: async (asset, _, { loaders }) => {
      const generation = await generationOf(asset, loaders);
      const part = generation && (await loaders.nodeExecutions.load(generation.node_execution_id));
      return isItem(part) ? part : null;
    },
  }),
}));

for (const part of [NodeExecution, NodeExecutionItem]) {
  builder.objectField(part, 'images', (t) =>
    t.field({
      type: [Asset],
      description: 'The stored pictures among what it gave, in their order, each once.',
      resolve: async (row, _, context) => {
        const values = await valuesOf('output', row, context);
        const paths = values ? ownPictures(values, row.user_id) : [];
        const found = await context.loaders.assetsByPath.loadMany(paths);
        return found.filter((asset): asset is AssetRow => asset !== null && !(asset instanceof Error));
      },
    }),
  );
}

async function sourceOf({ source_asset_id: id }: AssetRow, loaders: Context['loaders']): Promise<AssetRow | null> {
  return id === null ? null : loaders.assets.load(id);
}

/** A cut or a composition of a cut is still made by one call. An edit of a picture has one of its own. */
export async function generationOf(asset: AssetRow, loaders: Context['loaders']): Promise<GenerationRow | null> {
  let at: AssetRow | null = asset;
  while (at?.origin === 'DERIVED' || at?.origin === 'COMPOSED') at = await sourceOf(at, loaders);
  return at?.generation_id ? loaders.generations.load(at.generation_id) : null;
}
