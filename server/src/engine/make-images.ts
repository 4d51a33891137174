import { createHash } from 'node:crypto';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';
import { referencedPath } from '../asset-reference.ts';
import { canonicalJson } from '../canonical-json.ts';
import { AppError, toAppError } from '../errors.ts';
import type { ImageModel } from '../models/define-model.ts';
import type { ImageProvider, ProviderRequest } from '../models/image-provider.ts';
import type { ImageMaker, ImageRequest, RunHandle } from '../nodes/node-services.ts';
import { listAssetsOfGenerations } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import {
  createGeneration,
  endGeneration,
  findEarlierGeneration,
  requestOf,
  saveProviderRequest,
} from '../store/generations.ts';
import type { GenerationRow } from '../store/tables.ts';
import { type ImageCollector, type MadeImages, madeOf } from './collect-images.ts';
import type { Salvage } from './salvage-generations.ts';
import { submissionOf } from './submission.ts';
import { findSubmitted, submitOnce } from './submit-once.ts';

export interface ImageMakerOptions {
  database: Database;
  provider: ImageProvider;
  storage: FileStorage;
  models: (endpoint: string) => ImageModel | undefined;
  collect: ImageCollector;
  salvage: Salvage;
}

/** Paid calls in flight at once, of all executions of this process together. */
const mostAtOnce = 16;

/** What people read while they wait. */
const doing = { QUEUED: 'Waiting in the queue', RUNNING: 'Making the picture', DONE: 'Fetching the picture' } as const;

/**
 * Pays for pictures once. The intent is written before the provider is asked; one POST is made; the request that came
 * back is written before anything is waited for; pictures are in our own storage before the call counts as done. After
 * a crash at any point the next run of the node finds the open intent and goes on with it instead of paying again.
 */
export function createImageMaker(options: ImageMakerOptions): ImageMaker {
  const { database, provider, collect, salvage } = options;
  const places: BulkheadPolicy = bulkhead(mostAtOnce, Number.POSITIVE_INFINITY);

  return {
    async make(request, run) {
      const model = options.models(request.model);
      if (!model) throw new AppError('CONFIG_INVALID', { message: `There is no image model “${request.model}”.` });
      return places.execute(() => makeWith(model, request, run), run.signal);
    },
  };

  async function makeWith(model: ImageModel, request: ImageRequest, run: RunHandle): Promise<MadeImages> {
    run.signal.throwIfAborted();
    // A cancelled try of this node may still be on its way.
    await salvage.settled(run.nodeExecutionId);
    const { generation, isResumed } = await openGeneration(model, request, run);
    if (generation.status === 'COMPLETED') return takeEarlier(generation);
    try {
      const sent = requestOf(generation) ?? (await submit(generation, isResumed, run));
      await wait(sent, run);
      return await collect(model, generation, sent, run.signal);
    } catch (fault) {
      if (!run.signal.aborted) await fail(generation, toAppError(fault));
      else if (isCancelled(run.signal)) salvage.start(generation);
      throw fault;
    }
  }

  /** Pictures that are paid for already, and counted. */
  async function takeEarlier(generation: GenerationRow): Promise<MadeImages> {
    const assets = await listAssetsOfGenerations(database.service, [generation.id]);
    return madeOf(
      assets.map((asset) => asset.path),
      generation.cost,
    );
  }

  /** What an earlier try with the very same input has left, or a new intent. */
  async function openGeneration(
    model: ImageModel,
    request: ImageRequest,
    run: RunHandle,
  ): Promise<{ generation: GenerationRow; isResumed: boolean }> {
    const inputHash = createHash('sha256').update(canonicalJson(request)).digest('hex');
    const earlier = await findEarlierGeneration(database.service, run.nodeExecutionId, inputHash);
    if (earlier) return { generation: earlier, isResumed: true };
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
  async function submit(generation: GenerationRow, isResumed: boolean, run: RunHandle): Promise<ProviderRequest> {
    const submission = submissionOf(provider, database, generation);
    const sent = isResumed ? await findSubmitted(submission, run) : undefined;
    const request = sent ?? (await submitOnce(submission, run));
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

  function fail(generation: GenerationRow, fault: AppError): Promise<void> {
    return endGeneration(database.service, generation.id, {
      status: 'FAILED',
      error: fault.message,
      errorCode: fault.code,
    });
  }
}

/** How far the newest progress bar among a model's log lines is (`50%|█████     | 2/4`), from 0 to 1. */
function fractionOf(lines: readonly string[]): number | undefined {
  const percent = lines.findLast((line) => /\d%\|/.test(line))?.match(/(\d{1,3})%\|/)?.[1];
  return percent === undefined ? undefined : Math.min(1, Number(percent) / 100);
}

function isCancelled(signal: AbortSignal): boolean {
  return signal.reason instanceof AppError && signal.reason.code === 'CANCELLED';
}
