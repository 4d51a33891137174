import { createHash } from 'node:crypto';
import { referencedPath } from '../assets/asset-reference.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import { AppError, toAppError } from '../errors.ts';
import type { ImageModel } from '../models/define-model.ts';
import { estimateModelCost } from '../models/estimate-cost.ts';
import type { ImageProvider, ProviderRequest } from '../models/provider.ts';
import { tellCount } from '../models/picture-count.ts';
import type { ImageMaker, ImageRequest, ImageWishes, MadeImages, RunHandle } from '../nodes/node-services.ts';
import type { Observer } from '../observe/observer.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { findEarlierGeneration, listTriesOfNode, requestOf } from '../store/generations.ts';
import { endGeneration, parkIntent } from '../store/paid-calls.ts';
import type { GenerationRow } from '../store/tables.ts';
import { findMade, type ImageCollector } from './collect-answer.ts';
import { callEnd, endsTheCall, isCancelled } from './how-it-ends.ts';
import type { CallInHand, OpenCalls } from './open-calls.ts';
import type { Ask, ProviderGate } from './provider-throttle.ts';
import { retryPassing, type RetryPatience } from './retry-passing.ts';
import type { Salvage } from './recover-calls.ts';
import { openSendWindow } from './send-window.ts';
import { type Fresh, submitOnce } from './submit-once.ts';
import { observeCall } from './observe-call.ts';
import { tellProgress } from './tell-progress.ts';
import { writeIntent } from './write-intent.ts';

export interface ImageMakerOptions {
  database: Database;
  provider: ImageProvider;
  storage: FileStorage;
  models: (endpoint: string) => ImageModel | undefined;
  gate: ProviderGate;
  calls: OpenCalls;
  collect: ImageCollector;
  salvage: Salvage;
  /** USD, for people who have set none of their own; null for no limit. */
  defaultMonthlyBudget: string | null;
  /** Where the provider may tell that a generation's request has ended; null where it cannot reach this server. */
  webhookUrl: (generationId: string) => string | null;
  /** See `Search` and `Submission`. */
  settleMs: number;
  sendWithinMs: number;
  patience: RetryPatience;
  observer: Observer;
}

/** Who asks for the pictures of which model. */
interface Asked {
  model: ImageModel;
  run: RunHandle;
  /** Asks the provider in turn. */
  ask: Ask;
  accepted: (requestId: string) => void;
}

/** A paid call that is begun, or that an earlier try has begun. */
interface Opened {
  generation: GenerationRow;
  fresh: Fresh;
}

/**
 * Pays for pictures once. The intent is written before the provider is asked; one POST is made; the request that came
 * back is written before anything is waited for; pictures are in our own storage before the call counts as done. After
 * a crash or a fault at any point the next try of the node finds the open call and goes on with it instead of paying again.
 */
export function createImageMaker(options: ImageMakerOptions): ImageMaker {
  const { database, provider, gate, calls, collect, salvage, patience } = options;

  return {
    async make(request, run, wishes = {}) {
      const model = options.models(request.model);
      if (!model) throw new AppError('CONFIG_INVALID', { message: `There is no image model “${request.model}”.` });
      return observeCall(options.observer, model.endpoint, run, (seen, entered, accepted) =>
        gate.enter(seen, (ask) => {
          entered();
          return makeInTurn({ model, run: seen, ask, accepted }, request, wishes);
        }),
      );
    },
  };

  async function makeInTurn(asked: Asked, request: ImageRequest, wishes: ImageWishes): Promise<MadeImages> {
    const { run } = asked;
    run.signal.throwIfAborted();
    // What an ended try of this node has left behind is this one's again.
    const tries = await listTriesOfNode(database.service, run.nodeExecutionId);
    for (const id of tries) await salvage.handOver(id);
    const opened = await openCall(asked, { request, wishes, tries });
    refuseLostInEarlierRun(opened.generation, run);
    if (opened.generation.status === 'COMPLETED') return findMade(database, opened.generation.id);
    const inHand = await takeInHand(opened.generation);
    try {
      return await complete(asked, opened, inHand.told);
    } finally {
      inHand.giveBack();
      // Only now, for nobody may have it in hand twice.
      if (isCancelled(run.signal)) salvage.start(opened.generation.id);
    }
  }

  async function takeInHand({ id, node_execution_id }: GenerationRow): Promise<CallInHand> {
    const inHand = calls.take(id) ?? (await salvage.handOver(node_execution_id), calls.take(id));
    if (!inHand) throw new Error(`Generation ${id} is worked on twice.`);
    return inHand;
  }

  /** Orders, waits and keeps the pictures; of these, what an earlier try has not done. */
  async function complete(asked: Asked, opened: Opened, told: AbortSignal): Promise<MadeImages> {
    const { model, run } = asked;
    const { generation } = opened;
    const sent = requestOf(generation) ?? (await order(asked, opened, told));
    asked.accepted(sent.requestId);
    try {
      const tell = tellProgress(run);
      const onFault = (fault: { code: string; message: string }, delayMs: number) => run.retrying(fault, delayMs);
      await retryPassing(run, () => provider.wait(sent, run.signal, tell, { told, onFault }), patience);
      const made = await retryPassing(run, () => collect(model, generation, sent, run.signal), patience);
      const count = tellCount({ asked: made.asked, received: made.imageRefs.length, heldBack: made.heldBack });
      if (count !== null) tell({ state: 'DONE', queuePosition: null, logs: [count] });
      return made;
    } catch (thrown) {
      const fault = toAppError(thrown);
      if (!run.signal.aborted && endsTheCall(fault))
        await endGeneration(database.service, generation.id, callEnd(fault));
      throw thrown;
    }
  }

  /** What an earlier try with the very same input has left, or a new intent. */
  async function openCall(
    { model, run, ask }: Asked,
    { request, wishes, tries }: { request: ImageRequest; wishes: ImageWishes; tries: readonly string[] },
  ): Promise<Opened> {
    const { acceptsFewer = false } = wishes;
    const inputHash = createHash('sha256').update(canonicalJson(request)).digest('hex');
    const earlier = await findEarlierGeneration(database.service, tries, inputHash, { acceptsFewer });
    if (earlier) return { generation: earlier, fresh: undefined };
    const imageUrls = await Promise.all(request.imageUrls.map((url) => providerLink(url, run, ask)));
    await run.settled();
    const window = openSendWindow(options.sendWithinMs);
    const intent = {
      userId: run.userId,
      executionId: run.executionId,
      nodeExecutionId: run.nodeExecutionId,
      model: model.endpoint,
      prompt: request.prompt,
      parameters: model.toInput({ prompt: request.prompt, imageUrls, parameters: request.parameters }),
      aspectRatio: typeof request.parameters.aspect_ratio === 'string' ? request.parameters.aspect_ratio : null,
      inputHash,
      estimatedCost: estimateModelCost(model, request.parameters),
    };
    return { generation: await writeIntent(options, intent, run.leaseEpoch), fresh: { window } };
  }

  /** A link that the provider can read: our own pictures are handed over, links of others go as they are. */
  async function providerLink(url: string, run: RunHandle, ask: Ask): Promise<string> {
    const path = referencedPath(url, run.userId);
    if (path === null) return url;
    const { bytes, contentType } = await options.storage.get(path);
    return ask(() => provider.upload(bytes, contentType, run.signal));
  }

  async function order(
    { run, ask }: Asked,
    { generation, fresh }: Opened,
    told: AbortSignal,
  ): Promise<ProviderRequest> {
    // An intent that was left behind is sent again by its own server alone, and never on something that is not written.
    if (!fresh) await run.settled();
    const { sendWithinMs, settleMs } = options;
    const webhookUrl = options.webhookUrl(generation.id);
    const submission = { database, provider, ask, settleMs, sendWithinMs, told, generation, webhookUrl, patience };
    try {
      return await submitOnce(submission, fresh, run);
    } catch (fault) {
      if (fault instanceof AppError && fault.code === 'PROVIDER_AMBIGUOUS') await park(generation, fault);
      throw fault;
    }
  }

  /** Where several requests may be ours, the call waits for a person. Where none is found, it is looked for again later. */
  async function park(generation: GenerationRow, fault: AppError): Promise<void> {
    const { candidates } = fault.details ?? {};
    if (!Array.isArray(candidates) || candidates.length === 0) return;
    await parkIntent(database.service, generation.id, { error: fault.message, errorCode: fault.code });
  }
}

/** An order of an earlier run whose answer was lost can be looked for by that run alone; paying again would be a guess. */
function refuseLostInEarlierRun(generation: GenerationRow, run: RunHandle): void {
  if (generation.execution_id === run.executionId || generation.status !== 'PENDING') return;
  const message =
    'The answer to this very order was lost in the run before, and it is still looked for. Try again in a minute.';
  throw new AppError('PROVIDER_AMBIGUOUS', { message, details: { generationId: generation.id } });
}
