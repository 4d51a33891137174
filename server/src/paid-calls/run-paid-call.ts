import { createHash } from 'node:crypto';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import { referencedPath } from '../assets/asset-reference.ts';
import { AppError, toAppError } from '../errors.ts';
import type { Model } from '../models/define-model.ts';
import { checkParameters, estimateModelCost } from '../models/estimate-cost.ts';
import { describeCount } from '../models/picture-count.ts';
import type { Provider, ProviderRequest } from '../models/provider.ts';
import type { ModelRequest, ModelResult, ModelService, ModelOptions, RunHandle } from '../nodes/node-services.ts';
import type { Observer } from '../observe/observer.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { findEarlierGeneration, listTriesOfNode, requestOf } from '../store/generations.ts';
import { countLost, endGeneration, parkIntent, rejectAnswer } from '../store/paid-calls.ts';
import type { GenerationRow } from '../store/tables.ts';
import { type AnswerCollector, findResult } from './collect-answer.ts';
import { callEnd, endsTheCall, isCancelled } from './how-it-ends.ts';
import { LostForGood, nameLoss } from './lost-for-good.ts';
import { observeCall } from './observe-call.ts';
import type { CallInHand, OpenCalls } from './open-calls.ts';
import type { Ask, ProviderThrottle } from './provider-throttle.ts';
import type { Recovery } from './recover-calls.ts';
import { retryPassing, type RetryPatience } from './retry-passing.ts';
import { rotateModels } from './rotate-models.ts';
import { routeCall, type RoutingOptions } from './route-call.ts';
import { openSendWindow } from './send-window.ts';
import { type Fresh, submitOnce } from './submit-once.ts';
import { reportProgress } from './report-progress.ts';
import { writeIntent } from './write-intent.ts';

export interface ModelServiceOptions extends RoutingOptions {
  database: Database;
  storage: FileStorage;
  throttleOf: (provider: Provider) => ProviderThrottle;
  calls: OpenCalls;
  collect: AnswerCollector;
  recovery: Recovery;
  /** USD, for people who have set none of their own; null for no limit. */
  defaultMonthlyBudget: string | null;
  /** Where the provider may tell that a generation's request has ended; null where it cannot reach this server. */
  webhookUrl: (generationId: string) => string | null;
  /** See `Search` and `Submission`. */
  listedWithinMs: number;
  sendWithinMs: number;
  patience: RetryPatience;
  observer: Observer;
  /** See `ModelService`. */
  automatic: ModelService['automatic'];
}

/** Who asks which model for what. */
interface Asked {
  model: Model;
  request: ModelRequest;
  options: ModelOptions;
  run: RunHandle;
  /** Asks the provider in turn. */
  ask: Ask;
  accepted: (requestId: string) => void;
  /** Another model may be asked instead. */
  givesWay: boolean;
}

/** A paid call that is begun, or that an earlier try has begun. */
interface Opened {
  generation: GenerationRow;
  fresh: Fresh;
}

/** How often a call is made again in one try of its node, where nobody can say what became of it. */
const mostMadeAgain = 1;

/**
 * Pays for an answer once, whatever kind of model gives it. The intent is written before the provider is asked; one POST is
 * made; the request that came back is written before anything is waited for; the answer is kept before the call counts as
 * done. After a crash or an error at any point the next try of the node finds the open call and goes on with it instead of
 * paying again. Only where the provider can look nothing up may a call whose answer was lost be made again, within the budget,
 * and both are counted.
 */
export function createModelService(service: ModelServiceOptions): ModelService {
  const { database, throttleOf, calls, collect, recovery, patience } = service;

  return {
    async ask(request, run, options = {}) {
      const models = request.models.map((id) => readModel(request, id));
      const earlier = async (some: readonly Model[]) =>
        findEarlier(await listTriesOfNode(database.service, run.nodeExecutionId), { request, options }, some);
      const rotation = {
        models,
        async begunWith() {
          const begun = await earlier(models);
          return begun && models.find((model) => model.id === begun.model);
        },
        isOpen: async (model: Model) => (await earlier([model])) !== undefined,
        ask: (model: Model, { isResumed, isLast }: { isResumed: boolean; isLast: boolean }) =>
          askOne({ model, request, options, run, givesWay: !isLast }, isResumed),
      };
      return rotateModels(rotation, run);
    },

    async reject(request, run, { code, message }) {
      const models = request.models.map((id) => readModel(request, id));
      const tries = await listTriesOfNode(database.service, run.nodeExecutionId);
      const answered = await findEarlier(tries, { request, options: {} }, models);
      if (answered) await rejectAnswer(database.service, answered.id, { error: message, errorCode: code });
    },

    automatic: service.automatic,
  };

  /** Throws CONFIG_INVALID before anything is paid, also for a model that may never be asked. */
  function readModel({ parameters }: ModelRequest, id: string): Model {
    const model = service.models(id);
    if (!model)
      throw new AppError('CONFIG_INVALID', { message: `There is no model “${id}” any more: choose another one.` });
    checkParameters(model, parameters);
    return model;
  }

  function askOne(asked: Omit<Asked, 'ask' | 'accepted'>, isResumed: boolean): Promise<ModelResult> {
    const { model, givesWay } = asked;
    // What was begun is seen through, however long the provider asks to be left alone.
    const lane = { lane: model.id, givesWay: givesWay && !isResumed };
    return observeCall(service.observer, model.id, asked.run, (run, entered, accepted) =>
      throttleOf(routeCall(service, model.id).provider).enter(
        run,
        (ask) => {
          entered();
          return askInTurn({ ...asked, run, ask, accepted });
        },
        lane,
      ),
    );
  }

  async function askInTurn(asked: Asked): Promise<ModelResult> {
    const { run } = asked;
    run.signal.throwIfAborted();
    // What an ended try of this node has left behind is this one's again.
    const tries = await listTriesOfNode(database.service, run.nodeExecutionId);
    for (const id of tries) await recovery.handOver(id);
    for (let lost = 0; ; lost += 1) {
      const opened = await openCall(asked, tries);
      try {
        return await seeThrough(asked, opened);
      } catch (thrown) {
        if (!(thrown instanceof LostForGood)) throw thrown;
        await countLost(database.service, opened.generation.id, callEnd(thrown), thrown.requestId);
        run.signal.throwIfAborted();
        if (lost >= mostMadeAgain) throw thrown;
        run.retrying({ code: thrown.code, message: `${thrown.message} It is made again.` }, 0);
      }
    }
  }

  async function seeThrough(asked: Asked, opened: Opened): Promise<ModelResult> {
    const { run } = asked;
    refuseLostInEarlierRun(opened.generation, run);
    if (opened.generation.status === 'COMPLETED') return findResult(database, opened.generation.id);
    const inHand = await takeInHand(opened.generation);
    try {
      return await complete(asked, opened, inHand.told);
    } finally {
      inHand.giveBack();
      // Only now, for nobody may have it in hand twice.
      if (isCancelled(run.signal)) recovery.start(opened.generation.id);
    }
  }

  async function takeInHand({ id, node_execution_id }: GenerationRow): Promise<CallInHand> {
    const inHand = calls.take(id) ?? (await recovery.handOver(node_execution_id), calls.take(id));
    if (!inHand) throw new Error(`Generation ${id} is worked on twice.`);
    return inHand;
  }

  /** Orders, waits and keeps the answer; of these, what an earlier try has not done. */
  async function complete(asked: Asked, opened: Opened, told: AbortSignal): Promise<ModelResult> {
    const { model, run, options } = asked;
    const { generation } = opened;
    const provider = service.providerOf(model.endpoint);
    const sent = requestOf(generation) ?? (await order(asked, opened, told));
    asked.accepted(sent.requestId);
    try {
      const onUpdate = reportProgress(run, model.kind, options.showPartial);
      const onError = (error: { code: string; message: string }, delayMs: number) => run.retrying(error, delayMs);
      await retryPassing(run, () => provider.wait(sent, run.signal, onUpdate, { told, onError }), patience);
      const result = await retryPassing(run, () => collect(model, generation, sent, run.signal), patience);
      const count = countOf(result);
      if (count !== null) onUpdate({ state: 'DONE', queuePosition: null, logs: [count] });
      return result;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!run.signal.aborted && endsTheCall(error))
        await endGeneration(database.service, generation.id, callEnd(error));
      throw nameLoss(thrown, sent);
    }
  }

  /** What an earlier try with the very same input has left, or a new intent. */
  async function openCall(asked: Asked, tries: readonly string[]): Promise<Opened> {
    const { model, request, run, ask } = asked;
    const earlier = await findEarlier(tries, asked, [model]);
    if (earlier) return { generation: earlier, fresh: undefined };
    const imageUrls = await Promise.all(request.imageUrls.map((url) => providerLink(url, asked, ask)));
    await run.settled();
    const window = openSendWindow(service.sendWithinMs);
    const input = { prompt: request.prompt, imageUrls, parameters: checkParameters(model, request.parameters) };
    const intent = {
      userId: run.userId,
      executionId: run.executionId,
      nodeExecutionId: run.nodeExecutionId,
      kind: model.kind,
      model: model.id,
      prompt: request.prompt,
      parameters: model.toInput(input),
      aspectRatio: typeof request.parameters.aspect_ratio === 'string' ? request.parameters.aspect_ratio : null,
      inputHash: hashOf(model, request),
      estimatedCost: estimateModelCost(model, input),
    };
    return { generation: await writeIntent(service, intent, run.leaseEpoch), fresh: { window } };
  }

  function findEarlier(
    tries: readonly string[],
    { request, options: { acceptsFewer = false } }: Pick<Asked, 'request' | 'options'>,
    models: readonly Model[],
  ): Promise<GenerationRow | undefined> {
    const hashes = models.map((model) => hashOf(model, request));
    return findEarlierGeneration(database.service, tries, hashes, { acceptsFewer });
  }

  /** A link that the provider can read: our own pictures are handed over, links of others go as they are. */
  async function providerLink(url: string, { model, run }: Asked, ask: Ask): Promise<string> {
    const path = referencedPath(url, run.userId);
    if (path === null) return url;
    const { bytes, contentType } = await service.storage.get(path);
    return ask(() => service.providerOf(model.endpoint).upload(bytes, contentType, run.signal));
  }

  async function order(
    { run, ask, givesWay }: Asked,
    { generation, fresh }: Opened,
    told: AbortSignal,
  ): Promise<ProviderRequest> {
    // An intent that was left behind is sent again by its own server alone, and never on something that is not written.
    if (!fresh) await run.settled();
    const { sendWithinMs, listedWithinMs } = service;
    const route = routeCall(service, generation.model);
    const webhookUrl = service.webhookUrl(generation.id);
    const search = { database, route, ask, listedWithinMs, told };
    try {
      return await submitOnce({ ...search, sendWithinMs, generation, webhookUrl, patience, givesWay }, fresh, run);
    } catch (error) {
      if (error instanceof AppError && error.code === 'PROVIDER_AMBIGUOUS') await park(generation, error);
      throw error;
    }
  }

  /** Where several requests may be ours, the call waits for a person. Where none is found, it is looked for again later. */
  async function park(generation: GenerationRow, error: AppError): Promise<void> {
    const { candidates } = error.details ?? {};
    if (!Array.isArray(candidates) || candidates.length === 0) return;
    await parkIntent(database.service, generation.id, { error: error.message, errorCode: error.code });
  }
}

/** Of one model's call, so that each model of a rotation has its own. */
function hashOf({ id }: Model, { prompt, imageUrls, parameters }: ModelRequest): string {
  const input = { model: id, prompt, imageUrls, parameters };
  return createHash('sha256').update(canonicalJson(input)).digest('hex');
}

/** What is to be said of pictures that are more or fewer than were asked for. */
function countOf(result: ModelResult): string | null {
  if (result.gives !== 'IMAGES') return null;
  return describeCount({ asked: result.asked, received: result.imageRefs.length, heldBack: result.heldBack });
}

/** An order of an earlier run whose answer was lost can be looked for by that run alone; paying again would be a guess. */
function refuseLostInEarlierRun(generation: GenerationRow, run: RunHandle): void {
  if (generation.execution_id === run.executionId || generation.status !== 'PENDING') return;
  const message =
    'The answer to this very order was lost in the run before, and it is still looked for. Try again in a minute.';
  throw new AppError('PROVIDER_AMBIGUOUS', { message, details: { generationId: generation.id } });
}
