import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { longestName } from '../../assets/file-name.ts';
import { AppError } from '../../errors.ts';
import type { AssetRow } from '../../store/tables.ts';
import type { Context } from '../context.ts';
import { ImageUnusableError, NotFoundError } from '../errors.ts';
import { rowId } from '../ids.ts';
import type { GivenEdit } from './read-edit-input.ts';

/** Milliseconds. */
const longestDownload = 60_000;

/** The picture that is to be edited: one that is there, or one that is kept now. Throws what `editImage` answers with. */
export async function findSource({ assetId, imageUrl, file }: GivenEdit, context: Context): Promise<AssetRow> {
  if (assetId != null) return findOwnAsset(assetId, context);
  const userId = context.viewer?.userId ?? '';
  if (imageUrl != null) {
    const signal = AbortSignal.timeout(longestDownload);
    return context.keepLinkedImage(userId, imageUrl.trim(), signal).catch(unusableAt('imageUrl'));
  }
  const name = cutText(tidyName(file?.name ?? ''), longestName) || null;
  return context.keepUpload(userId, file?.bytes ?? Buffer.alloc(0), name).catch(unusableAt('file'));
}

/** Somebody else's is not found, and neither is one that was deleted. */
async function findOwnAsset(assetId: string, { loaders }: Context): Promise<AssetRow> {
  const id = rowId('Asset', assetId);
  const asset = id && (await loaders.assets.load(id));
  if (!asset) throw new NotFoundError('assetId', 'asset');
  return asset;
}

const unusable: ReadonlySet<string> = new Set([
  'IMAGE_INVALID',
  'IMAGE_TOO_LARGE',
  'IMAGE_UNREACHABLE',
  'LINK_REFUSED',
]);

function unusableAt(field: string) {
  return (error: unknown): never => {
    throw error instanceof AppError && unusable.has(error.code) ? new ImageUnusableError(field, error) : error;
  };
}
