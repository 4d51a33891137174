import { createHash, randomUUID } from 'node:crypto';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';
import { assetReference, referencedPath } from '../asset-reference.ts';
import { AppError, toAppError } from '../errors.ts';
import type { ImageModel } from '../models/define-model.ts';
import type { ImageProvider, ProviderRequest } from '../models/image-provider.ts';
import { priceOf } from '../money.ts';
import type { ImageMaker, ImageRequest, RunHandle } from '../nodes/node-services.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import {
  addLateCost,
  completeGeneration,
  createGeneration,
  endGeneration,
  findOpenGeneration,
  saveProviderRequest,
  type StoredImage,
} from '../store/generations.ts';
import type { GenerationRow } from '../store/tables.ts';
import { canonicalJson } from '../canonical-json.ts';
import { findSubmitted, submitOnce } from './submit-once.ts';

/** A picture that was fetched and looked at. */
export interface CheckedImage {
  bytes: Uint8Array;
  contentType: string;
  extension: string;
  width: number;
  height: number;
}

export interface ImageMakerOptions {
  database: Database;
  provider: ImageProvider;
  storage: FileStorage;
  models: (endpoint: string) => ImageModel | undefined;
  /** Fetches a picture from the provider and refuses what is none. */
  download: (url: string, signal: AbortSignal) => Promise<CheckedImage>;
  /** Hears of faults in work that nobody waits for any more. */
  onFault: (fault: unknown) => void;
}

/** Paid calls in flight at once, of all executions of this process together. */
const mostAtOnce = 16;

/** What people read while they wait. */
const doing = { QUEUED: 'Waiting in the queue', RUNNING: 'Making the picture', DONE: 'Fetching the picture' } as const;

interface Made {
  imageRefs: string[];
  cost: string | null;
  seed: number | null;
}

/**
 * Pays for pictures once. The intent is written before the provider is asked; one POST is made; the request that came
 * back is written before anything is waited for; pictures are in our own storage before the call counts as done. After
 * a crash at any point the next run of the node finds the open intent and goes on with it instead of paying again.
 */
export function createImageMaker(options: ImageMakerOptions): ImageMaker & { settled(): Promise<void> } {
  const { database, provider } = options;
  const places: BulkheadPolicy = bulkhead(mostAtOnce, Number.POSITIVE_INFINITY);
  const salvaging = new Set<Promise<void>>();

  return {
    async make(request, run) {
      const model = options.models(request.model);
      if (!model) throw new AppError('CONFIG_INVALID', { message: `There is no image model “${request.model}”.` });
      return places.execute(() => makeWith(model, request, run), run.signal);
    },
    /** Resolves when late results of cancelled calls have been kept. */
    settled: async () => {
      await Promise.all(salvaging);
    },
  };

  async function makeWith(model: ImageModel, request: ImageRequest, run: RunHandle): Promise<Made> {
    run.signal.throwIfAborted();
    const { generation, isResumed } = await openGeneration(model, request, run);
    try {
      const sent = requestOf(generation) ?? (await submit(model, generation, isResumed, run));
      await wait(sent, run);
      return await collect(model, generation, sent, run.signal);
    } catch (fault) {
      if (!run.signal.aborted) await end(generation, 'FAILED', toAppError(fault));
      else if (isCancelled(run.signal)) await stop(model, generation, run);
      throw fault;
    }
  }

  /** The open intent of an earlier try with the very same input, or a new one. */
  async function openGeneration(
    model: ImageModel,
    request: ImageRequest,
    run: RunHandle,
  ): Promise<{ generation: GenerationRow; isResumed: boolean }> {
    const inputHash = createHash('sha256').update(canonicalJson(request)).digest('hex');
    const open = await findOpenGeneration(database.service, run.nodeExecutionId, inputHash);
    if (open) return { generation: open, isResumed: true };
    const imageUrls = await Promise.all(request.imageUrls.map((url) => providerLink(url, run)));
    const generation = await createGeneration(database.service, {
      userId: run.userId,
      executionId: run.executionId,
      nodeExecutionId: run.nodeExecutionId,
      model: model.endpoint,
      prompt: request.prompt,
      parameters: model.toInput({ prompt: request.prompt, imageUrls, parameters: request.parameters }),
      aspectRatio: typeof request.parameters.aspect_ratio === 'string' ? request.parameters.aspect_ratio : null,
      inputHash,
    });
    return { generation, isResumed: false };
  }

  /** A link that the provider can read: our own pictures are handed over, links of others go as they are. */
  async function providerLink(url: string, run: RunHandle): Promise<string> {
    const path = referencedPath(url, run.userId);
    if (path === null) return url;
    const { bytes, contentType } = await options.storage.get(path);
    return provider.upload(bytes, contentType, run.signal);
  }

  /** An intent left by a process that stopped may have been sent already: then it is found again, not sent again. */
  async function submit(
    model: ImageModel,
    generation: GenerationRow,
    isResumed: boolean,
    run: RunHandle,
  ): Promise<ProviderRequest> {
    const { parameters, created_at: since } = generation;
    const sent = isResumed ? await findSubmitted(provider, model.endpoint, parameters, since, run) : undefined;
    const request = sent ?? (await submitOnce(provider, model.endpoint, parameters, since, run));
    await saveProviderRequest(database.service, generation.id, request);
    Object.assign(generation, {
      request_id: request.requestId,
      status_url: request.statusUrl,
      response_url: request.responseUrl,
      cancel_url: request.cancelUrl,
    });
    return request;
  }

  function wait(request: ProviderRequest, run: RunHandle): Promise<void> {
    const lines: string[] = [];
    return provider.wait(request, run.signal, ({ state, queuePosition, logs }) => {
      lines.push(...logs);
      run.progress({
        message: doing[state],
        queuePosition: queuePosition ?? undefined,
        fraction: fractionOf(lines),
        logs: [...lines],
      });
    });
  }

  async function collect(
    model: ImageModel,
    generation: GenerationRow,
    request: ProviderRequest,
    signal: AbortSignal,
  ): Promise<Made> {
    const { output, billableUnits } = await provider.result(request, signal);
    const cost = await priceOfResult(model, billableUnits);
    const made = model.readOutput(output);
    const kept = made.images.filter((_, index) => !made.flagged[index]);
    const images = await Promise.all(kept.map(({ url }) => keep(generation.user_id, url, signal)));
    await completeGeneration(database.service, {
      id: generation.id,
      userId: generation.user_id,
      billableUnits,
      cost,
      images,
    });
    if (images.length === 0) {
      const message =
        'The image service blacked the picture out: its safety checker objected. Word the prompt differently.';
      throw new AppError('PROVIDER_CONTENT_REFUSED', { message, details: { cost } });
    }
    return { imageRefs: images.map((image) => assetReference(image.path)), cost, seed: made.seed };
  }

  async function keep(userId: string, url: string, signal: AbortSignal): Promise<StoredImage> {
    const { bytes, contentType, extension, width, height } = await options.download(url, signal);
    const path = `${userId}/${randomUUID()}.${extension}`;
    await options.storage.put(path, bytes, contentType);
    return { path, contentType, width, height, byteSize: bytes.byteLength };
  }

  /** What was billed times the price of one; null when the provider does not say what was billed. */
  async function priceOfResult(model: ImageModel, billableUnits: string | null): Promise<string | null> {
    if (billableUnits === null) return null;
    const current = await provider.unitPrice(model.endpoint);
    return priceOf(billableUnits, current?.amount ?? model.price.amount);
  }

  /** The execution was cancelled. What has begun cannot be stopped and will be billed, so its pictures are kept. */
  async function stop(model: ImageModel, generation: GenerationRow, run: RunHandle): Promise<void> {
    const request = requestOf(generation);
    if (!request || (await provider.cancel(request))) return end(generation, 'CANCELLED', new AppError('CANCELLED'));
    const work = salvage(model, generation, request, run).finally(() => salvaging.delete(work));
    salvaging.add(work);
  }

  async function salvage(
    model: ImageModel,
    generation: GenerationRow,
    request: ProviderRequest,
    run: RunHandle,
  ): Promise<void> {
    const signal = AbortSignal.timeout(600_000);
    try {
      await provider.wait(request, signal, () => {});
      const { cost } = await collect(model, generation, request, signal);
      if (cost !== null) await addLateCost(database.service, run.nodeExecutionId, cost);
    } catch (fault) {
      options.onFault(fault);
      await end(generation, 'FAILED', toAppError(fault)).catch(options.onFault);
    }
  }

  function end(generation: GenerationRow, status: 'FAILED' | 'CANCELLED', fault: AppError): Promise<void> {
    return endGeneration(database.service, generation.id, { status, error: fault.message, errorCode: fault.code });
  }
}

function requestOf(generation: GenerationRow): ProviderRequest | undefined {
  const { request_id: requestId, status_url: statusUrl, response_url: responseUrl, cancel_url: cancelUrl } = generation;
  return requestId && statusUrl && responseUrl && cancelUrl
    ? { requestId, statusUrl, responseUrl, cancelUrl }
    : undefined;
}

/** How far the newest progress bar among a model's log lines is (`50%|█████     | 2/4`), from 0 to 1. */
function fractionOf(lines: readonly string[]): number | undefined {
  const percent = lines.findLast((line) => /\d%\|/.test(line))?.match(/(\d{1,3})%\|/)?.[1];
  return percent === undefined ? undefined : Math.min(1, Number(percent) / 100);
}

function isCancelled(signal: AbortSignal): boolean {
  return signal.reason instanceof AppError && signal.reason.code === 'CANCELLED';
}
