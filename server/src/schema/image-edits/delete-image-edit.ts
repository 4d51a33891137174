import { AppError } from '../../errors.ts';
import { hasOpenCall, listMadeAssets, removeEdit } from '../../store/image-edits.ts';
import type { ExecutionRow } from '../../store/tables.ts';
import { deleteUnused, type RefusedAsset } from '../asset-deletion.ts';
import { type AssetOutcome, AssetResult } from '../asset-results.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ErrorInterface, NotFoundError, StateConflictError } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { editStatuses, findOwnEdit } from './image-edit.ts';

/** Something still needs pictures that were to be deleted with what made them; nothing is deleted. */
class AssetsInUseError extends AppError {
  readonly results: AssetOutcome[];
  constructor(refused: readonly RefusedAsset[]) {
    const [first] = refused;
    const more = refused.length > 1 ? ` (and ${refused.length - 1} more of its pictures)` : '';
    super('ASSET_IN_USE', { message: `${first?.error.message ?? ''}${more}` });
    this.results = refused.map(({ asset, error }) => ({ assetId: encodeId('Asset', asset.id), asset, error }));
  }
}

builder.objectType(AssetsInUseError, {
  name: 'AssetsInUseError',
  description: 'Something still needs pictures that were to be deleted. Nothing was deleted.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    results: t.expose('results', { type: [AssetResult], description: 'Each of them, with what needs it.' }),
  }),
});

const DeleteImageEditInput = builder.inputType('DeleteImageEditInput', {
  fields: (t) => ({ imageEditId: t.id({ required: true }) }),
});
const DeleteImageEditPayload = builder.simpleObject('DeleteImageEditPayload', {
  fields: (t) => ({
    imageEditId: t.id({ description: 'The one that is gone.' }),
    assetIds: t.idList({
      description: 'The pictures that went with it. `restoreAssets` restores them for a while, without their edit.',
    }),
  }),
});

builder.mutationField('deleteImageEdit', (t) =>
  t.field({
    type: DeleteImageEditPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Deletes an edit that has ended, with all pictures that it made and their files. What it cost stays counted, and the picture that it began with stays.',
    args: { input: t.arg({ type: DeleteImageEditInput, required: true }) },
    errors: { types: [NotFoundError, StateConflictError, AssetsInUseError], union: { name: 'DeleteImageEditResult' } },
    resolve: async (_, { input }, context) => {
      const edit = await findOwnEdit(input.imageEditId, context);
      refuseUnlessEnded(edit);
      const assetIds = await deleteWithPictures(edit, context);
      context.resetLoaders();
      return { imageEditId: input.imageEditId, assetIds: assetIds.map((id) => encodeId('Asset', id)) };
    },
  }),
);

function refuseUnlessEnded(edit: ExecutionRow): void {
  if (editStatuses.PROCESSING.every((status) => status !== edit.status)) return;
  throw new StateConflictError(edit, 'The edit has not ended: wait for its end, or cancel it first.');
}

/** Its pictures first: should the server stop in between, the edit can be deleted again. */
async function deleteWithPictures(edit: ExecutionRow, { asViewer, database }: Context): Promise<string[]> {
  const gone = await asViewer(async (db) => {
    if (await hasOpenCall(db, edit.id)) throw stillAtWork(edit);
    const made = await listMadeAssets(db, [edit.id]);
    const { gone: deleted, refused } = await deleteUnused(db, made, { isWhole: true });
    if (refused.length > 0) throw new AssetsInUseError(refused);
    return [...deleted];
  });
  if (await removeEdit(database.service, edit.id)) return gone;
  throw stillAtWork(edit);
}

function stillAtWork(edit: ExecutionRow): StateConflictError {
  return new StateConflictError(edit, 'Its model may still be at work on it: try again in a minute.');
}
