import { AppError, InputInvalidError } from '../errors.ts';
import { findAssets } from '../store/assets.ts';
import { type AssetUse, deleteAssets, findUses, restorableMinutes, restoreAssets } from '../store/delete-assets.ts';
import type { Transaction } from '../store/database.ts';
import type { AssetRow, ExecutionPurpose } from '../store/tables.ts';
import { answerEach, assetIdsDescription, assetsPayload, readAssetIds } from './asset-results.ts';
import { builder } from './builder.ts';
import { encodeId } from './ids.ts';

/* Images are deleted, many at once, and for some minutes brought back. */

const DeleteAssetsInput = builder.inputType('DeleteAssetsInput', {
  fields: (t) => ({ assetIds: t.idList({ required: true, description: assetIdsDescription }) }),
});
const DeleteAssetsPayload = assetsPayload('DeleteAssetsPayload', 'The images that are gone.');

builder.mutationField('deleteAssets', (t) =>
  t.field({
    type: DeleteAssetsPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Deletes images with their files, their smaller copies and all that is known of them. One that a workflow, a brand or an unfinished run uses stays (\`ASSET_IN_USE\`). \`restoreAssets\` restores them for ${restorableMinutes} minutes.`,
    args: { input: t.arg({ type: DeleteAssetsInput, required: true }) },
    errors: { types: [InputInvalidError], union: { name: 'DeleteAssetsResult' } },
    resolve: async (_, { input: { assetIds } }, context) => {
      const ids = readAssetIds(assetIds);
      const { gone, refused } = await context.asViewer(async (db) =>
        deleteUnused(db, ids.length === 0 ? [] : await findAssets(db, ids)),
      );
      context.resetLoaders();
      const errors = new Map(refused.map(({ asset, error }) => [asset.id, error]));
      return answerEach(assetIds, (id) => {
        const error = errors.get(id);
        if (error) return { asset: null, error };
        return gone.has(id) ? { asset: null, error: null } : undefined;
      });
    },
  }),
);

const RestoreAssetsInput = builder.inputType('RestoreAssetsInput', {
  fields: (t) => ({ assetIds: t.idList({ required: true, description: assetIdsDescription }) }),
});
const RestoreAssetsPayload = assetsPayload('RestoreAssetsPayload', 'The images that are there again.');

builder.mutationField('restoreAssets', (t) =>
  t.field({
    type: RestoreAssetsPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Restores deleted images, with their boards, for ${restorableMinutes} minutes after their deletion.`,
    args: { input: t.arg({ type: RestoreAssetsInput, required: true }) },
    errors: { types: [InputInvalidError], union: { name: 'RestoreAssetsResult' } },
    resolve: async (_, { input: { assetIds } }, context) => {
      const ids = readAssetIds(assetIds);
      const there = await context.asViewer(async (db) => {
        const restored = ids.length === 0 ? new Set<string>() : await restoreAssets(db, ids);
        const assets = restored.size === 0 ? [] : await findAssets(db, [...restored]);
        return new Map(assets.map((asset) => [asset.id, asset]));
      });
      context.resetLoaders();
      return answerEach(assetIds, (id) => {
        const asset = there.get(id);
        return asset && { asset, error: null };
      });
    },
  }),
);

/** One that something needs, with what that is. */
export interface RefusedAsset {
  asset: AssetRow;
  error: AppError;
}

/** Deletes those of the pictures that nothing needs; with `isWhole`, none of them while something needs one. */
export async function deleteUnused(
  db: Transaction,
  assets: readonly AssetRow[],
  { isWhole = false } = {},
): Promise<{ gone: Set<string>; refused: RefusedAsset[] }> {
  const uses = assets.length === 0 ? [] : await findUses(db, assets.flatMap(namesOf));
  const byName = new Map(uses.map((use) => [use.name, use]));
  const refused = assets.flatMap((asset) => {
    const use = namesOf(asset).flatMap((name) => byName.get(name) ?? [])[0];
    return use ? [{ asset, error: inUse(use) }] : [];
  });
  const needed = new Set(refused.map(({ asset }) => asset.id));
  const free = isWhole && needed.size > 0 ? [] : assets.flatMap(({ id }) => (needed.has(id) ? [] : [id]));
  return { gone: await deleteAssets(db, free), refused };
}

/** As workflows and runs name it. */
function namesOf({ id, path }: AssetRow): string[] {
  return [path, encodeId('Asset', id)];
}

const openRuns: Record<ExecutionPurpose, string> = {
  WORKFLOW: 'A run',
  EDIT: 'An edit',
  DESCRIBE: 'A description of it',
  PAGE: 'A page',
  EXPORT: 'An export',
};

function inUse({ purpose, workflow, brand }: AssetUse): AppError {
  if (brand !== null) {
    const message = `It is a logo of the brand “${brand}”: choose another one there first.`;
    return new AppError('ASSET_IN_USE', { message });
  }
  const of = workflow === null ? '' : ` of “${workflow}”`;
  return new AppError('ASSET_IN_USE', {
    message: purpose
      ? `${openRuns[purpose]}${of} that has not ended needs it: wait for its end, or cancel it.`
      : `The workflow “${workflow}” uses it: choose another image there first.`,
  });
}
