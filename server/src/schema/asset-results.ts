import { type AppError, InputInvalidError } from '../errors.ts';
import type { AssetRow } from '../store/tables.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import { ErrorCodeType } from './error-code.ts';
import { NotFoundError } from './errors.ts';
import { rowId } from './ids.ts';

/* What is done to several images at once, each of which answers for itself. */

/** Ids in one request. */
export const mostAssets = 100;

export interface AssetOutcome {
  /** As it was given. */
  assetId: string;
  asset: AssetRow | null;
  error: AppError | null;
}

// Plain data, for graphql-js takes whatever is an `Error` for one of the field's.
export const AssetProblem = builder.objectRef<Pick<AppError, 'code' | 'message'>>('AssetProblem').implement({
  description: 'Why something could not be done with an image.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'For people; says what to do about it.' }),
    code: t.expose('code', {
      type: ErrorCodeType,
      description: 'For programs, such as `NOT_FOUND` or `ASSET_IN_USE`.',
    }),
  }),
});

export const AssetResult = builder.objectRef<AssetOutcome>('AssetResult').implement({
  description: 'What became of one of the images that were named.',
  fields: (t) => ({
    assetId: t.exposeID('assetId', { description: 'As it was given.' }),
    asset: t.expose('asset', {
      type: Asset,
      nullable: true,
      description: 'The image as it is now; null where nothing was done, and for one that was deleted.',
    }),
    error: t.field({
      type: AssetProblem,
      nullable: true,
      description: 'Why nothing was done to it; null where it was.',
      resolve: ({ error }) => error && { code: error.code, message: error.message },
    }),
  }),
});

/** A payload with an answer for each image. */
export function assetsPayload(name: string, description: string) {
  return builder.objectRef<AssetOutcome[]>(name).implement({
    description,
    fields: (t) => ({
      results: t.field({
        type: [AssetResult],
        description: 'One for each id, in their order.',
        resolve: (outcomes) => outcomes,
      }),
    }),
  });
}

export const assetIdsDescription = `Images of yours, at most ${mostAssets}.`;

/** The database's ids, each once; what is no id of an image is in none of them. Throws INPUT_INVALID. */
export function readAssetIds(assetIds: readonly string[]): string[] {
  if (assetIds.length < 1 || assetIds.length > mostAssets)
    throw InputInvalidError.of('assetIds', `must be from 1 to ${mostAssets}, but are ${assetIds.length}.`);
  return [...new Set(assetIds.flatMap((id) => rowId('Asset', id) ?? []))];
}

/** An answer for each id that was given: what `outcomeOf` says of the image's, and not found where it says nothing. */
export function answerEach(
  assetIds: readonly string[],
  outcomeOf: (id: string) => Omit<AssetOutcome, 'assetId'> | undefined,
): AssetOutcome[] {
  return assetIds.map((assetId) => {
    const id = rowId('Asset', assetId);
    const outcome = id === null ? undefined : outcomeOf(id);
    return { assetId, ...(outcome ?? { asset: null, error: new NotFoundError('assetIds', 'asset') }) };
  });
}
