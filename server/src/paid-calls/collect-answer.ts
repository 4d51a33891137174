import { isFree } from '@visualadgen/graph/money/money.ts';
import { assetReference } from '@visualadgen/graph/values/plain-values.ts';
import type { AssetKeeper } from '../assets/keep.ts';
import { indexWords, nothingKnown, vocabularyOf } from '../assets/search/asset-words.ts';
import { AppError, toAppError } from '../errors.ts';
import type { ImageAnswer, Model, ProviderImage, TextAnswer } from '../models/define-model.ts';
import { askedFor } from '../models/picture-count.ts';
import type { Provider, ProviderRequest, ProviderResult } from '../models/provider.ts';
import type { ImageResult, ModelResult } from '../nodes/node-services.ts';
import type { Observer } from '../observe/observer.ts';
import { listAssetsOfGenerations, type StoredImage } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { completeGeneration, findGenerations, type GoodEnd } from '../store/generations.ts';
import { mendText } from '../store/json-text.ts';
import { addLibraryWords } from '../store/library-words.ts';
import { endBilled } from '../store/paid-calls.ts';
import type { GenerationRow } from '../store/tables.ts';
import { callEnd, endsTheCall } from './how-it-ends.ts';
import type { UnitPrices } from './unit-prices.ts';

export interface CollectorOptions {
  database: Database;
  providerOf: (endpoint: string) => Provider;
  assets: Pick<AssetKeeper, 'storeGenerated' | 'discard'>;
  prices: Pick<UnitPrices, 'find'>;
  /** Fetches a picture from the provider. */
  download: (url: string, signal: AbortSignal) => Promise<Uint8Array>;
  observer: Pick<Observer, 'paid' | 'imageKept'>;
}

/**
 * Fetches the answer of a finished request as its model reads it, keeps it (pictures in our own storage, all that came, also
 * where they are fewer or more than were asked for; text as text), and completes the generation with its price. May be done
 * again at any time: whoever comes first completes it, and everybody gets that one's answer.
 * Throws PROVIDER_CONTENT_REFUSED when the safety checker held every picture back.
 */
export type AnswerCollector = (
  model: Model,
  generation: GenerationRow,
  request: ProviderRequest,
  signal: AbortSignal,
) => Promise<ModelResult>;

export function createAnswerCollector(options: CollectorOptions): AnswerCollector {
  const { database, providerOf, prices, assets, download, observer } = options;
  return async (model, generation, request, signal) => {
    const provider = providerOf(model.endpoint);
    const result = await provider.result(request, signal);
    const cost = model.count(result, await prices.find(provider, model.endpoint));
    const answer = await read(model, generation, result, cost);
    const end = { billableUnits: result.billableUnits, cost, isDemo: provider.isDemo };
    if (answer.gives === 'TEXT') return keepText(generation, answer, end);
    return keepImages(generation, answer, end, signal);
  };

  /** What was billed is counted, also where nothing can be made of the answer. */
  async function read(model: Model, { id }: GenerationRow, { output }: ProviderResult, cost: string | null) {
    try {
      return model.readAnswer(output);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (cost !== null && !isFree(cost) && endsTheCall(error))
        await endBilled(database.service, id, callEnd(error), cost);
      throw thrown;
    }
  }

  async function keepText(generation: GenerationRow, { text }: TextAnswer, end: Bill): Promise<ModelResult> {
    const keepable = mendText(text);
    if (!(await complete(generation, { ...end, text: keepable }))) return findResult(database, generation.id);
    return { gives: 'TEXT', model: generation.model, cost: end.cost, text: keepable };
  }

  async function keepImages(
    generation: GenerationRow,
    answer: ImageAnswer,
    end: Bill,
    signal: AbortSignal,
  ): Promise<ModelResult> {
    const { images, blacked } = await keepAll(generation.user_id, answer.images, signal);
    const asked = askedFor(generation.parameters);
    const heldBack = answer.heldBack + blacked;
    const words = indexWords(generation.user_id, { ...nothingKnown, prompt: generation.prompt });
    await addLibraryWords(database.service, generation.user_id, vocabularyOf(generation.user_id, words));
    if (await complete(generation, { ...end, images: { kept: images, asked, heldBack, words } })) {
      for (const { byteSize } of images) observer.imageKept({ origin: 'GENERATED', byteSize, isDuplicate: false });
      const paths = images.map((image) => image.path);
      return imagesOf(paths, { model: generation.model, cost: end.cost, asked, heldBack });
    }
    await assets.discard(images);
    return findResult(database, generation.id);
  }

  async function complete(generation: GenerationRow, end: GoodEnd): Promise<boolean> {
    const isFirst = await completeGeneration(database.service, generation, end);
    if (isFirst && end.cost !== null) observer.paid(generation.model, end.cost);
    return isFirst;
  }

  /**
   * All that can be kept. Where another try may still get one, none of them is: what is not complete leaves no files behind. Of
   * several, one that can never be read does not spoil the others, which were paid for.
   */
  async function keepAll(userId: string, sent: ProviderImage[], signal: AbortSignal): Promise<Kept> {
    const tries = await Promise.allSettled(sent.map((image) => keep(userId, image, signal)));
    const kept = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const images = kept.filter((image) => image !== 'BLACK');
    const faults = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    const error = kept.length > 0 ? faults.find((each) => !endsTheCall(toAppError(each))) : faults[0];
    if (!error) return { images, blacked: kept.length - images.length };
    // Where the files cannot be removed either, the first error is the one to tell.
    if (images.length > 0) await assets.discard(images).catch(() => {});
    throw error;
  }

  async function keep(userId: string, { url, isPassed }: ProviderImage, signal: AbortSignal) {
    return assets.storeGenerated(userId, await download(url, signal), { isPassed });
  }
}

type Bill = Pick<ProviderResult, 'billableUnits'> & Pick<GoodEnd, 'cost' | 'isDemo'>;

interface Kept {
  images: StoredImage[];
  /** How many were black all over, and were not kept. */
  blacked: number;
}

/** What a completed generation has given. */
export async function findResult(database: Database, generationId: string): Promise<ModelResult> {
  const [assets, [generation]] = await Promise.all([
    listAssetsOfGenerations(database.service, [generationId]),
    findGenerations(database.service, [generationId]),
  ]);
  const { model = '', cost = null } = generation ?? {};
  if (generation?.text != null) return { gives: 'TEXT', model, cost, text: generation.text };
  const paths = assets.map((asset) => asset.path);
  return imagesOf(paths, {
    model,
    cost,
    asked: generation?.images_asked ?? askedFor(generation?.parameters ?? {}),
    heldBack: generation?.images_held_back ?? 0,
  });
}

/** Throws PROVIDER_CONTENT_REFUSED when the safety checker has left no picture. */
function imagesOf(paths: string[], { model, cost, ...count }: Omit<ImageResult, 'gives' | 'imageRefs'>): ImageResult {
  if (paths.length > 0) return { gives: 'IMAGES', imageRefs: paths.map(assetReference), model, cost, ...count };
  const message =
    'The model service blacked the picture out: its safety checker objected. Word the prompt differently.';
  throw new AppError('PROVIDER_CONTENT_REFUSED', { message, details: { cost, ...count } });
}
