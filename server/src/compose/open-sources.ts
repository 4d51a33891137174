import { createHash } from 'node:crypto';
import { pictureParts, type PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import { referencedPath } from '../assets/asset-reference.ts';
import { AppError } from '../errors.ts';
import type { CompositionRequest, RunHandle } from '../nodes/node-services.ts';
import { listAssetsByPath } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { AssetRow } from '../store/tables.ts';
import { type OpenPicture, readPicture } from './read-picture.ts';
import type { PixelCache } from './render/pixel-cache.ts';
import type { Pixels } from './render/renderer.ts';

export interface SourceOptions {
  database: Database;
  storage: Pick<FileStorage, 'get'>;
  /** Fetches a picture behind a link. */
  download(url: string, signal: AbortSignal): Promise<Uint8Array>;
}

/** A picture that a composition is made of; its asset is null where it came from a link. */
export interface OpenSource {
  picture: Omit<OpenPicture, 'data'>;
  /** Decodes it anew where it is not kept any more, so that whoever waits to draw holds no pixels. */
  readPixels(): Promise<Pixels>;
  asset: AssetRow | null;
  /** The same for the same pixels. */
  key: string;
}

/** The pictures of a composition, in the order of what they are in it. Throws ASSET_MISSING, and as a download does. */
export async function openSources(
  { database, storage, download }: SourceOptions,
  { pictures }: Pick<CompositionRequest, 'pictures'>,
  { userId, signal }: Pick<RunHandle, 'userId' | 'signal'>,
  cached: PixelCache<OpenPicture>,
): Promise<Map<PicturePart, OpenSource>> {
  const asked = pictureParts.flatMap((part) => {
    const picture = pictures[part];
    return picture === undefined ? [] : [{ part, picture, path: referencedPath(picture, userId) }];
  });
  const paths = asked.flatMap(({ path }) => path ?? []);
  const rows = paths.length > 0 ? await listAssetsByPath(database.service, paths) : [];
  const opened = asked.map(async ({ part, picture, path }): Promise<[PicturePart, OpenSource]> => {
    const asset = rows.find((row) => row.path === path && row.user_id === userId) ?? null;
    if (path !== null && !asset) throw new AppError('ASSET_MISSING');
    const linked = path === null ? await download(picture, signal) : null;
    // A file that is kept never changes; what stands behind a link may.
    const file = linked ? createHash('sha256').update(linked).digest('hex') : path;
    const isLogo = part === 'logo';
    const key = `${file}${isLogo ? ' as a logo' : ''}`;
    const read = async () => readPicture(linked ?? (await storage.get(path ?? '')).bytes, { isLogo });
    const { data: _, ...facts } = await cached(key, read);
    return [part, { asset, key, picture: facts, readPixels: () => cached(key, read) }];
  });
  return new Map(await Promise.all(opened));
}
