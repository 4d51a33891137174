import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../settings/config.ts';
import { version } from '../settings/version.ts';
import type { DemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { markAsDemo } from '@visualadgen/demo-fal/mark-as-demo.ts';
import { createNodeAssets } from '../assets/node-assets.ts';
import { createNodeBrands } from '../compose/node-brands.ts';
import { createSigning, type Signing } from '../export/c2pa/create-signing.ts';
import { createExports } from '../export/create-exports.ts';
import { type Compositions, createCompositions } from '../compose/create-compositions.ts';
import { createTakumiRenderer } from '../compose/render/create-takumi-renderer.ts';
import type { AssetKeeper } from '../assets/keep.ts';
import type { EventEmitter } from '../engine/emitter.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { defineDescribeJob, type DescribeJobOptions } from '../engine/describing/describe-job.ts';
import { createDescribing, defineDescribeRestJob, type Describing } from '../engine/describing/describing.ts';
import type { AssetEmitter } from '../engine/library-events/asset-emitter.ts';
import { hearOfLibrary, hearOtherServers, type LibraryHearing } from '../engine/hear-other-servers.ts';
import { createPaidCalls, type PaidCallOptions, type PaidCalls } from '../paid-calls/create-paid-calls.ts';
import { dayMs, defineLibraryJobs } from '../engine/library-jobs.ts';
import { defineRemovalJobs } from '../engine/removal-jobs.ts';
import { createReuse } from '../engine/reuse.ts';
import { defineDeliveryJob, type DeliveryJobOptions } from '../engine/webhooks/delivery-job.ts';
import { createFalWebhooks, webhookPath } from '../http/fal-webhooks.ts';
import { type CallTrigger, createTriggerCalls } from '../callers/call-trigger.ts';
import { createScheduleJobs } from '../callers/schedule-jobs.ts';
import type { ApiServices } from '../schema/context.ts';
import type { Route } from '../http/http-server.ts';
import { createJobRunner } from '../jobs/job-runner.ts';
import { backgroundNotice, noticeChannel } from '../jobs/notice.ts';
import { closeBoss, openBoss } from '../jobs/open-boss.ts';
import { automaticModels } from './automatic-models.ts';
import { findModel } from '../models/index.ts';
import type { Provider } from '../models/provider.ts';
import { nodeTypes } from '../nodes/index.ts';
import type { Observer } from '../observe/observer.ts';
import type { TrendSource } from '../nodes/node-services.ts';
import { encodeId, rowId } from '../schema/ids.ts';
import type { Authenticator } from '../providers/sign-in/create-authenticator.ts';
import { createFalProvider } from '../providers/fal/create-fal-provider.ts';
import { createGeminiMeaning } from '../providers/meaning/gemini-meaning.ts';
import { downloadImage } from '../providers/download/download-image.ts';
import { createWebhookPost, type PostOptions } from '../providers/webhook-receivers/post-webhook.ts';
import { listLocalFiles } from '../providers/storage/list-local-files.ts';
import { bucketName } from '../providers/storage/supabase-storage.ts';
import type { Database } from '../store/database.ts';
import type { Listening } from '../store/listen-on-postgres.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { forgetOpenGenerations } from '../store/generations.ts';
import { enqueueForgottenDeliveries } from '../store/webhook-queue.ts';

/** What tests set, and nobody else. */
export interface PaidCallTestOptions extends Pick<
  PaidCallOptions,
  'listedWithinMs' | 'sendWithinMs' | 'patience' | 'throttle'
> {
  /** Another provider in the stead of the one that runs the models of an endpoint. */
  adapt?: (provider: Provider, endpoint: string) => Provider;
}

export interface EngineParts {
  config: Config;
  database: Database;
  storage: FileStorage;
  /** Where the files lie; undefined where that is a bucket. */
  filesFolder: string | undefined;
  assets: AssetKeeper;
  emitter: EventEmitter;
  assetEmitter: AssetEmitter;
  trends: TrendSource;
  /** Hears from other servers, too, whose token was revoked. */
  authenticator: Pick<Authenticator, 'tokenWasRevoked' | 'look'>;
  /** The demo models, where they stand in for fal. */
  demoFal: DemoFal | undefined;
  /** This server's own address, once it listens. */
  ownUrl: () => string | undefined;
  /** What tests set, and nobody else. */
  paidCalls: PaidCallTestOptions | undefined;
  describing: Pick<DescribeJobOptions, 'pauses'> | undefined;
  /** Another clock for schedules. */
  scheduleClock: (() => Date) | undefined;
  webhooks: PostOptions & Pick<DeliveryJobOptions, 'pauses' | 'box'>;
  log: Logger;
  observer: Observer;
}

export interface RunningEngine {
  engine: Engine;
  describing: Describing;
  lookAtPicture: Compositions['look'];
  signingState: Signing['state'];
  paidCalls: PaidCalls;
  /** Has schedules run when they come, and tells the time by which they do. */
  schedules: ApiServices['schedules'];
  callTrigger: CallTrigger;
  /** Where the model service tells that a request has ended. */
  falWebhooks: Route;
  /** Whether the line to other servers stands; null where there can be none. */
  isListening(): boolean | null;
  /** Takes up what is to be done, and what was left undone. */
  start(): Promise<void>;
  /** Lets work end for a while (milliseconds), and hands the rest over. */
  close(grace: number): Promise<void>;
}

/** Everything that runs executions, put together: the engine, those who are paid, and the line to other servers. */
export async function openEngine(parts: EngineParts): Promise<RunningEngine> {
  const { config, database, storage, emitter, log, observer } = parts;
  const serverId = randomUUID();
  // Where the database is this process's own, so were the demo models, and they have forgotten what they were asked.
  if (parts.demoFal && !config.databaseUrl) await forgetOpenGenerations(database.service);
  const boss = await openBoss(database, (error) =>
    log.warn(error, 'The queue of jobs does not answer; it is asked again.'),
  );
  const background = createJobRunner({
    database,
    boss,
    leaseSeconds: config.leaseSeconds,
    observer,
    onError: (error) => log.error(error, 'Background jobs could not be taken or ended; they are looked for again.'),
  });
  const provider = createFalProvider({
    credentials: config.falKey ?? 'demo',
    baseUrl: config.falUrl ?? parts.demoFal?.url,
    isDemo: !config.falKey,
    streams: config.streamsTexts,
  });
  const fetchMade = (url: string, signal: AbortSignal) =>
    downloadImage(url, { signal, allowPrivateHosts: !config.falKey || config.falUrl !== undefined });
  // Such links are people's own, and lead into the open internet alone.
  const fetchLinked = (url: string, signal: AbortSignal) => downloadImage(url, { signal, allowPrivateHosts: false });
  const paidCalls = createPaidCalls({
    ...parts.paidCalls,
    database,
    providerOf: (endpoint) => parts.paidCalls?.adapt?.(provider, endpoint) ?? provider,
    storage,
    assets: parts.assets,
    models: findModel,
    download: fetchMade,
    defaultMonthlyBudget: config.monthlyBudget ?? null,
    webhookUrl: (generationId) => {
      const base = config.publicUrl ?? (parts.demoFal ? parts.ownUrl() : undefined);
      return base ? base + webhookPath(generationId) : null;
    },
    automatic: automaticModels(config.automaticModels),
    observer,
    enqueue: background.enqueue,
    onError: (error) => log.error(error, 'A paid call could not be brought to an end.'),
  });
  const signing = createSigning(config.signing, version);
  const state = signing.state();
  if (state.kind === 'WRONG') log.error({ reason: state.reason }, 'Exported files are not signed.');
  const compositions = createCompositions({
    database,
    storage,
    keeper: parts.assets,
    renderer: createTakumiRenderer(),
    fontRowId: (id) => rowId('Font', id),
    markAsDemo,
    download: fetchLinked,
    roomForSignature: signing.room,
  });
  const engine = await createEngine({
    database,
    boss,
    emitter,
    storage,
    reuse: createReuse(database, storage),
    serverId,
    leaseSeconds: config.leaseSeconds,
    itemLimits: config.itemLimits,
    types: nodeTypes,
    services: {
      models: paidCalls.models,
      trends: parts.trends,
      assets: createNodeAssets({
        database,
        storage,
        assetRowId: (id) => rowId('Asset', id),
        keeper: parts.assets,
        markAsDemo,
        download: fetchLinked,
      }),
      brands: createNodeBrands({
        database,
        brandRowId: (id) => rowId('Brand', id),
        fontGlobalId: (id) => encodeId('Font', id),
      }),
      exports: createExports({
        database,
        storage,
        keeper: parts.assets,
        download: fetchLinked,
        assetGlobalId: (id) => encodeId('Asset', id),
        signing,
      }),
      compositions,
    },
    observer,
    // What else fails is no error of ours, and is told of as any node that has ended.
    onError: (error, where) => error.code === 'INTERNAL' && log.error({ ...where, err: error.cause }, 'A node failed.'),
    onJobsError: (error) => log.warn(error, 'The queue of executions does not answer; it is asked again.'),
    onRunError: (error, run) => log.error({ ...run, err: error }, 'An execution had to stop; it is taken up again.'),
  });
  const deliveries = defineDeliveryJob({
    ...parts.webhooks,
    database,
    storage,
    types: nodeTypes,
    post: createWebhookPost(parts.webhooks),
    globalId: encodeId,
    linkBase: () => config.publicUrl ?? parts.ownUrl() ?? '',
    onDisabled: (webhookId, reason) => log.warn({ webhookId, reason }, 'A webhook was switched off.'),
  });
  const removals = defineRemovalJobs({
    database,
    eventDays: config.eventRetentionDays,
    results: { storage, days: config.resultRetentionDays, assetGlobalId: (id) => encodeId('Asset', id) },
  });
  const library = defineLibraryJobs({
    database,
    storage,
    meanings: config.embeddings && createGeminiMeaning(config.embeddings),
    listSettledFiles: async () =>
      parts.filesFolder === undefined
        ? { bucket: bucketName }
        : { paths: await listLocalFiles(parts.filesFolder, dayMs) },
  });
  const describeJob = defineDescribeJob({
    ...parts.describing,
    database,
    emitter,
    engine,
    // Demo models answer as well, but have not looked at anything.
    isLocal: !config.falKey,
    assetGlobalId: (id) => encodeId('Asset', id),
  });
  const describing = createDescribing({
    database,
    background,
    job: describeJob,
    limits: config.describing.isOn ? { perDay: config.falKey ? config.describing.perDay : null } : null,
  });
  const now = parts.scheduleClock ?? (() => new Date());
  const starting = { database, engine, nodeTypes, itemLimits: config.itemLimits, now };
  const schedules = createScheduleJobs({ ...starting, background });
  const describeRestJob = defineDescribeRestJob(describing);
  const libraryHearing: LibraryHearing = {
    emitter: parts.assetEmitter,
    onNew: (userId, ids) =>
      void describing
        .describeNew(userId, ids)
        .catch((error: unknown) => log.warn(error, 'New pictures could not be described; it is tried again.')),
  };
  const opened = new AsyncDisposableStack();
  let hearing: Listening | undefined;

  return {
    engine,
    describing,
    schedules: { now, enqueue: schedules.enqueue },
    callTrigger: createTriggerCalls(starting),
    lookAtPicture: compositions.look,
    signingState: signing.state,
    paidCalls,
    falWebhooks: createFalWebhooks({
      check: provider.checkWebhook,
      take: paidCalls.hear,
      onConflict: (generationId, requestId) =>
        log.warn({ generationId, requestId }, 'A webhook contradicts what is known.'),
    }),
    isListening: () => (database.isShared ? (hearing?.isUp() ?? false) : null),
    async start() {
      if (database.isShared) {
        const onError = (error: unknown) => log.error(error, 'The news of another server could not be read.');
        const { authenticator } = parts;
        const line = await hearOtherServers({
          database,
          emitter,
          engine,
          authenticator,
          background,
          library: libraryHearing,
          serverId,
          onError,
        });
        hearing = line;
        opened.defer(() => line.close());
      } else {
        const onNotice = (payload: string) => {
          if (payload === backgroundNotice) background.wake();
          else hearOfLibrary(payload, libraryHearing);
        };
        const line = await database.listen(noticeChannel, onNotice, () => {});
        opened.defer(() => line.close());
      }
      await engine.start();
      await background.start([
        deliveries,
        ...paidCalls.jobs,
        ...removals,
        ...library,
        describeJob,
        describeRestJob,
        ...schedules.jobs,
      ]);
      await enqueueForgottenDeliveries(database.service);
      await (database.isShared ? paidCalls.recovery.sweep() : paidCalls.recovery.recoverAll());
    },
    async close(grace) {
      await opened.disposeAsync();
      await Promise.all([engine.close(grace), background.close(grace)]);
      await closeBoss(boss);
    },
  };
}
