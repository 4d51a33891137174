import { randomUUID } from 'node:crypto';
import { assetReference } from '../../asset-reference.ts';
import { AppError } from '../../errors.ts';
import type { ImageModel, ProviderImage } from '../../models/define-model.ts';
import type { ImageProvider, ProviderRequest } from '../../models/image-provider.ts';
import { priceOf } from '../../money.ts';
import { listAssetsOfGenerations } from '../../store/assets.ts';
import type { Observer } from '../../observe/observer.ts';
import type { Database } from '../../store/database.ts';
import type { FileStorage } from '../../store/file-storage.ts';
import { completeGeneration, findGenerations, type StoredImage } from '../../store/generations.ts';
import type { GenerationRow } from '../../store/tables.ts';

/** A picture that was fetched and looked at. */
export interface CheckedImage {
  bytes: Uint8Array;
  contentType: string;
  extension: string;
  width: number;
  height: number;
}

/** What a paid call has given. */
export interface MadeImages {
  imageRefs: string[];
  /** USD; null when the provider does not say what was billed. */
  cost: string | null;
}

export interface CollectorOptions {
  database: Database;
  provider: ImageProvider;
  storage: FileStorage;
  /** Fetches a picture from the provider and refuses what is none. */
  download: (url: string, signal: AbortSignal) => Promise<CheckedImage>;
  observer: Pick<Observer, 'paid'>;
}

/**
 * Fetches the result of a finished request, keeps its pictures in our own storage, and completes the generation with its
 * price. May be done again at any time: whoever comes first completes it, and everybody gets that one's pictures.
 * Throws PROVIDER_CONTENT_REFUSED when the safety checker blacked every picture out.
 */
export type ImageCollector = (
  model: ImageModel,
  generation: GenerationRow,
  request: ProviderRequest,
  signal: AbortSignal,
) => Promise<MadeImages>;

export function createImageCollector(options: CollectorOptions): ImageCollector {
  const { database, provider, storage, download, observer } = options;
  return async (model, generation, request, signal) => {
    const { output, billableUnits } = await provider.result(request, signal);
    const cost = await priceOfResult(model, billableUnits);
    const made = model.readOutput(output);
    const shown = made.images.filter((_, index) => !made.flagged[index]);
    const images = await keepAll(generation.user_id, shown, signal);
    const paths = images.map((image) => image.path);
    const isFirst = await completeGeneration(database.service, generation, { billableUnits, cost, images });
    if (isFirst) {
      if (cost !== null) observer.paid(model.endpoint, cost);
      return madeOf(paths, cost);
    }
    await storage.remove(paths);
    return findMade(database, generation.id);
  };

  /** All of them or none: what is not complete leaves no files behind. */
  async function keepAll(userId: string, shown: ProviderImage[], signal: AbortSignal): Promise<StoredImage[]> {
    const tries = await Promise.allSettled(shown.map(({ url }) => keep(userId, url, signal)));
    const failed = tries.find((one) => one.status === 'rejected');
    const images = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (!failed) return images;
    // Where the files cannot be removed either, the first fault is the one to tell.
    if (images.length > 0) await storage.remove(images.map((image) => image.path)).catch(() => {});
    throw failed.reason;
  }

  async function keep(userId: string, url: string, signal: AbortSignal): Promise<StoredImage> {
    const { bytes, contentType, extension, width, height } = await download(url, signal);
    const path = `${userId}/${randomUUID()}.${extension}`;
    await storage.put(path, bytes, contentType);
    return { path, contentType, width, height, byteSize: bytes.byteLength };
  }

  async function priceOfResult(model: ImageModel, billableUnits: string | null): Promise<string | null> {
    if (billableUnits === null) return null;
    const current = await provider.unitPrice(model.endpoint);
    return priceOf(billableUnits, current?.amount ?? model.price.amount);
  }
}

/** What a completed generation has given. */
export async function findMade(database: Database, generationId: string): Promise<MadeImages> {
  const [assets, [generation]] = await Promise.all([
    listAssetsOfGenerations(database.service, [generationId]),
    findGenerations(database.service, [generationId]),
  ]);
  return madeOf(
    assets.map((asset) => asset.path),
    generation?.cost ?? null,
  );
}

/** Throws PROVIDER_CONTENT_REFUSED when the safety checker has left no picture. */
function madeOf(paths: string[], cost: string | null): MadeImages {
  if (paths.length > 0) return { imageRefs: paths.map(assetReference), cost };
  const message =
    'The image service blacked the picture out: its safety checker objected. Word the prompt differently.';
  throw new AppError('PROVIDER_CONTENT_REFUSED', { message, details: { cost } });
}
