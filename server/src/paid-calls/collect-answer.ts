import { assetReference } from '../assets/asset-reference.ts';
import type { AssetKeeper } from '../assets/keep.ts';
import { AppError, toAppError } from '../errors.ts';
import type { ImageModel, ProviderImage } from '../models/define-model.ts';
import type { ImageProvider, ProviderRequest } from '../models/provider.ts';
import { askedFor } from '../models/picture-count.ts';
import { priceOf } from '@visualadgen/graph/money/money.ts';
import type { MadeImages } from '../nodes/node-services.ts';
import { listAssetsOfGenerations, type StoredImage } from '../store/assets.ts';
import type { Observer } from '../observe/observer.ts';
import type { Database } from '../store/database.ts';
import { completeGeneration, findGenerations } from '../store/generations.ts';
import { endsTheCall } from './how-it-ends.ts';
import type { GenerationRow } from '../store/tables.ts';

export interface CollectorOptions {
  database: Database;
  provider: ImageProvider;
  assets: Pick<AssetKeeper, 'storeGenerated' | 'discard'>;
  /** Fetches a picture from the provider. */
  download: (url: string, signal: AbortSignal) => Promise<Uint8Array>;
  observer: Pick<Observer, 'paid' | 'imageKept'>;
}

/**
 * Fetches the result of a finished request, keeps all pictures that came in our own storage, also where they are fewer or more than
 * were asked for, and completes the generation with its price and their count. May be done again at any time: whoever comes first completes it, and everybody gets that one's pictures.
 * Throws PROVIDER_CONTENT_REFUSED when the safety checker held every picture back.
 */
export type ImageCollector = (
  model: ImageModel,
  generation: GenerationRow,
  request: ProviderRequest,
  signal: AbortSignal,
) => Promise<MadeImages>;

export function createImageCollector(options: CollectorOptions): ImageCollector {
  const { database, provider, assets, download, observer } = options;
  return async (model, generation, request, signal) => {
    const { output, billableUnits } = await provider.result(request, signal);
    const cost = await priceOfResult(model, billableUnits);
    const made = model.readOutput(output);
    const { images, blacked } = await keepAll(generation.user_id, made.images, signal);
    const paths = images.map((image) => image.path);
    const asked = askedFor(generation.parameters);
    const heldBack = made.heldBack + blacked;
    const end = { billableUnits, cost, images, asked, heldBack, isDemo: provider.isDemo };
    if (await completeGeneration(database.service, generation, end)) {
      if (cost !== null) observer.paid(model.endpoint, cost);
      for (const { byteSize } of images) observer.imageKept({ origin: 'GENERATED', byteSize, isDuplicate: false });
      return madeOf(paths, { cost, asked, heldBack });
    }
    await assets.discard(images);
    return findMade(database, generation.id);
  };

  /**
   * All that can be kept. Where another try may still get one, none of them is: what is not complete leaves no files behind. Of
   * several, one that can never be read does not spoil the others, which were paid for.
   */
  async function keepAll(userId: string, sent: ProviderImage[], signal: AbortSignal): Promise<Kept> {
    const tries = await Promise.allSettled(sent.map((image) => keep(userId, image, signal)));
    const kept = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const images = kept.filter((image) => image !== 'BLACK');
    const faults = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    const fault = kept.length > 0 ? faults.find((each) => !endsTheCall(toAppError(each))) : faults[0];
    if (!fault) return { images, blacked: kept.length - images.length };
    // Where the files cannot be removed either, the first fault is the one to tell.
    if (images.length > 0) await assets.discard(images).catch(() => {});
    throw fault;
  }

  async function keep(userId: string, { url, isPassed }: ProviderImage, signal: AbortSignal) {
    return assets.storeGenerated(userId, await download(url, signal), { isPassed });
  }

  async function priceOfResult(model: ImageModel, billableUnits: string | null): Promise<string | null> {
    if (billableUnits === null) return null;
    const current = await provider.unitPrice(model.endpoint);
    return priceOf(billableUnits, current?.amount ?? model.price.amount);
  }
}

interface Kept {
  images: StoredImage[];
  /** How many were black all over, and were not kept. */
  blacked: number;
}

/** What a completed generation has given. */
export async function findMade(database: Database, generationId: string): Promise<MadeImages> {
  const [assets, [generation]] = await Promise.all([
    listAssetsOfGenerations(database.service, [generationId]),
    findGenerations(database.service, [generationId]),
  ]);
  const paths = assets.map((asset) => asset.path);
  return madeOf(paths, {
    cost: generation?.cost ?? null,
    asked: generation?.images_asked ?? askedFor(generation?.parameters ?? {}),
    heldBack: generation?.images_held_back ?? 0,
  });
}

/** Throws PROVIDER_CONTENT_REFUSED when the safety checker has left no picture. */
function madeOf(paths: string[], { cost, ...count }: Omit<MadeImages, 'imageRefs'>): MadeImages {
  if (paths.length > 0) return { imageRefs: paths.map(assetReference), cost, ...count };
  const message =
    'The image service blacked the picture out: its safety checker objected. Word the prompt differently.';
  throw new AppError('PROVIDER_CONTENT_REFUSED', { message, details: { cost, ...count } });
}
