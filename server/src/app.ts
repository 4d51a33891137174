import type { Server } from 'node:http';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { DestinationStream, Logger } from 'pino';
import { serveSnapshots } from './backup/snapshot-socket.ts';
import { type Config, listSecrets } from './config.ts';
import { demoEmail } from './demo/demo-account.ts';
import { type DemoFal, type DemoFalOptions, startDemoFal } from './demo/demo-fal.ts';
import { seedDemoAccount } from './demo/seed-demo-account.ts';
import { AppError } from './errors.ts';
import { createEventEmitter, type EventEmitter } from './engine/emitter.ts';
import { openEngineRoom } from './engine-room.ts';
import type { PaidCallOptions } from './engine/paid-calls/create-paid-calls.ts';
import type { WebhookTimes } from './engine/webhooks/dispatcher.ts';
import { createGraphqlYoga } from './http/create-yoga.ts';
import { createGraphqlHandler } from './http/graphql-http.ts';
import { serveWebSockets, type SocketPatience } from './http/graphql-websocket.ts';
import { createHttpServer, listen, type Patience } from './http/http-server.ts';
import { createErrorMask } from './http/mask-error.ts';
import { servePages } from './http/page-headers.ts';
import { createOperatorRoutes } from './http/operator-routes.ts';
import { createPages } from './http/pages.ts';
import { createPlaces } from './http/places.ts';
import { createPointCounter } from './http/point-counter.ts';
import { createRoutes } from './http/routes.ts';
import { createUploads } from './http/uploads.ts';
import { createVisitors } from './http/visitors.ts';
import { imageModels } from './models/index.ts';
import { nodeTypes } from './nodes/index.ts';
import { reportHealth } from './observe/health.ts';
import { createLog } from './observe/log/create-log.ts';
import { startObserving } from './observe/start-observing.ts';
import { createContextFactory, identify } from './schema/create-context.ts';
import { schema } from './schema/index.ts';
import { makeSecrets, readSecrets, type Secrets } from './secrets.ts';
import { createEmbeddedAuth, type EmbeddedAuth } from './services/auth/embedded-auth.ts';
import { createGate } from './services/auth/create-gate.ts';
import { createGuardedDownload } from './services/images/guarded-download.ts';
import { reencodeUpload } from './services/images/reencode-upload.ts';
import { createTrendSource } from './services/reddit/create-trend-source.ts';
import { createLocalStorage, type LocalStorage } from './services/storage/local-storage.ts';
import { createSupabaseStorage } from './services/storage/supabase-storage.ts';
import type { PostOptions } from './services/webhooks/post-webhook.ts';
import { allowHosts, createReceiverCheck } from './services/webhooks/receiver-address.ts';
import { type Database, openDatabase } from './store/database.ts';
import type { FileStorage } from './store/file-storage.ts';
import { addPoints } from './store/rate-points.ts';
import { applySupabaseBaseline, migrate } from './store/migrate.ts';
import { closeAccount, hasAccount, hasOtherAccounts, reopenAccount } from './store/sign-in-accounts.ts';
import { createSecretBox } from './webhook-secret.ts';
import { createProbes } from './probes.ts';
import { readQueue } from './store/look-at-server.ts';
import { version } from './version.ts';

export interface App {
  /** Such as `http://127.0.0.1:4000`. */
  url: string;
  database: Database;
  emitter: EventEmitter;
  /** The local image models, where they stand in for fal. */
  demoFal: DemoFal | undefined;
  close(): Promise<void>;
}

/** What tests set, and nobody else. */
export interface AppOptions {
  /** A PGlite that is open already, in place of the one in the data folder. */
  pglite?: PGlite;
  /** Keeps everything in memory or in this folder, with secrets that end with the process. */
  filesFolder?: string;
  demoPace?: DemoFalOptions['pace'];
  /** Waits that are long in the world, and short in a test. */
  paidCalls?: Pick<PaidCallOptions, 'settleMs' | 'sendWithinMs' | 'patience' | 'gate'>;
  webhooks?: WebhookTimes & Pick<PostOptions, 'timeoutMs' | 'resolve'>;
  /** False leaves the demo account without sample workflows. */
  hasSamples?: boolean;
  /** How long slow clients are waited for. */
  patience?: Partial<Patience & SocketPatience>;
  onStatement?: (statement: string) => void;
  log?: Logger;
  /** Reads the log along, as it is written. */
  logDestination?: DestinationStream;
  /** Milliseconds in which work that is under way may still end when the app is closed. */
  closeGrace?: number;
}

/** Wires everything, once. Listens when it resolves; leaves nothing open when it throws. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const opened = new AsyncDisposableStack();
  try {
    return await wire(config, options, opened);
  } catch (fault) {
    await opened.disposeAsync();
    throw fault;
  }
}

/** What is opened is put on the stack, and closed from the top of it: who came last, and stands on the others, goes first. */
async function wire(config: Config, options: AppOptions, opened: AsyncDisposableStack): Promise<App> {
  const secrets = options.pglite ? makeSecrets() : readSecrets(config.dataDir);
  const log =
    options.log ??
    createLog({
      level: config.logLevel,
      secrets: [...listSecrets(config), ...Object.values(secrets)],
      destination: options.logDestination,
    });
  const database = await openDatabase({
    url: config.databaseUrl,
    directUrl: config.directUrl,
    folder: options.pglite ? undefined : config.dataDir,
    pglite: options.pglite,
    onStatement: options.onStatement,
  });
  opened.defer(() => database.close());
  const readings = { queue: () => readQueue(database) };
  const observing = await startObserving({ log, version, readings, traces: config.traces });
  const { observer } = observing;
  opened.defer(() => observing.close());
  const auth = await database.alone(() => prepareDatabase(config, database, secrets));
  const filesFolder = options.filesFolder ?? join(config.dataDir, 'files');
  const storage = openStorage(config, secrets, filesFolder);
  const demoFal =
    config.falKey || config.falUrl
      ? undefined
      : await startDemoFal({
          pace: options.demoPace ?? 'lively',
          download: createGuardedDownload(config.supabase?.url),
        });
  if (demoFal) opened.defer(() => demoFal.close());
  const emitter = createEventEmitter((fault) => log.error(fault, 'An event listener failed.'));
  const trends = createTrendSource(config.reddit);
  const gate = createGate(database, (fault) => log.error(fault, 'Credentials could not be looked at.'));
  opened.defer(() => gate.close());
  /** Who is behind an `Authorization`; null for nobody. */
  const admit = async (authorization: string | null) =>
    authorization === null ? null : identify(authorization, gate.verify).catch(nobodyIfRefused);

  const isAllowedHost = allowHosts(config.webhookAllowedHosts);
  const box = createSecretBox(secrets.linkSecret);
  // The address is known once this server listens.
  let ownUrl: string | undefined;
  const room = await openEngineRoom({
    config,
    database,
    storage,
    emitter,
    trends,
    gate,
    demoFal,
    ownUrl: () => ownUrl,
    paidCalls: options.paidCalls,
    webhooks: { ...options.webhooks, box, isAllowed: isAllowedHost },
    log,
    observer,
  });
  opened.defer(() => room.close(options.closeGrace ?? 0));
  const { engine, paidCalls } = room;

  const visitors = createVisitors({ ...config, knowsItsNames: auth !== undefined });
  const { originOf } = visitors;
  const uploads = createUploads({ database, storage, secret: secrets.linkSecret, originOf, reencode: reencodeUpload });
  const supabase = { publishableKey: config.supabase?.publishableKey ?? secrets.publishableKey };
  const probes = createProbes({
    database,
    storage,
    filesFolder: isLocal(storage) ? filesFolder : undefined,
    signIn: { url: config.supabase?.url ?? 'http://127.0.0.1', ...supabase, embedded: auth },
    isListening: room.isListening,
    providerSeen: observing.providerSeen,
  });
  let isReady = false;
  const createContext = createContextFactory(
    {
      database,
      engine,
      emitter,
      storage,
      trends,
      nodeTypes,
      imageModels,
      paidCalls,
      defaultMonthlyBudget: config.monthlyBudget ?? null,
      resultRetentionDays: config.resultRetentionDays,
      createUploadLink: uploads.createLink,
      tokenWasRevoked: gate.tokenWasRevoked,
      webhooks: { checkUrl: createReceiverCheck(isAllowedHost), box },
    },
    gate.verify,
  );
  const maskError = createErrorMask(
    (fault, incident, trail) =>
      log.error({ incident, requestId: trail?.requestId, err: fault }, 'An operation failed.'),
    { hidesSuggestions: config.introspection !== 'everyone' },
  );
  const { introspection, limits } = config;
  const places = createPlaces(limits.socketsPerUser);
  const points = createPointCounter({
    perMinute: limits.pointsPerMinute,
    share: database.isShared ? (minute, used) => addPoints(database, minute, used) : undefined,
    onFault: (fault) => log.warn(fault, 'The points of other servers could not be read.'),
  });
  opened.defer(() => points.close());
  const yoga = createGraphqlYoga({
    schema,
    createContext,
    maskError,
    observer,
    guard: { points, places, introspection },
  });
  const pages = createPages();
  const asPage = (handle: Parameters<typeof servePages>[0]) => servePages(handle, config.supabase?.url);
  const server = createHttpServer({
    routes: createRoutes({
      graphql: createGraphqlHandler(yoga, visitors, { admit, watch: gate.watch }),
      explorer: config.hasExplorer ? asPage(pages.serveExplorer) : undefined,
      receiveUpload: uploads.receive,
      clientConfig: (origin) => ({
        supabaseUrl: config.supabase?.url ?? origin,
        supabasePublishableKey: supabase.publishableKey,
        demo: hasDemoAccount(config) ? { email: demoEmail, password: secrets.demoPassword } : null,
        // Whoever speaks fal's protocol and wants no key draws the pictures itself.
        hasDemoPictures: config.falKey === undefined,
        hasExplorer: config.hasExplorer,
      }),
      isReady: async () => isReady && (await answers(database)),
      readFile: isLocal(storage) ? (url) => storage.readSigned(url, Date.now()) : undefined,
      auth: auth?.fetch,
      falWebhooks: room.falWebhooks,
      operators: createOperatorRoutes({
        token: config.operatorToken,
        isOpen: config.audience === 'this-computer' && !config.publicUrl && !config.trustsProxy,
        tellMetrics: observing.tellMetrics,
        reportHealth: () => reportHealth(probes, version),
      }),
      originOf,
      addressOf: visitors.addressOf,
    }),
    fallback: asPage(pages.serve),
    visitors,
    patience: options.patience,
    onFault: (fault, { requestId }) => log.error({ requestId, err: fault }, 'A request failed.'),
    observer,
  });
  const sockets = serveWebSockets({
    server,
    yoga,
    visitors,
    maskError,
    admission: { admit, watch: gate.watch },
    places,
    limits,
    patience: options.patience,
    observer,
  });

  opened.defer(() => closeServer(server));
  opened.defer(() => sockets.close());

  const { port } = await listen(server, config.port, config.host);
  const url = `http://${nameOf(config.host)}:${port}`;
  ownUrl = url;
  gate.open({
    url: config.supabase?.url ?? url,
    publishableKey: supabase.publishableKey,
    issuer: config.supabase && `${config.supabase.url}/auth/v1`,
  });
  // Signing in just to see whether the account is there would take a tenth of a second for the password alone.
  if (hasDemoAccount(config) && !(await hasAccount(database, demoEmail))) {
    const account = { email: demoEmail, password: secrets.demoPassword };
    await seedDemoAccount({
      url,
      publishableKey: supabase.publishableKey,
      account,
      hasSamples: options.hasSamples ?? true,
    });
  }
  await room.start();
  if (database.whileStill) {
    opened.use(
      await serveSnapshots(config.dataDir, database, (fault) =>
        log.warn(fault, 'A running server cannot be backed up.'),
      ),
    );
  }
  isReady = true;

  log.info({ version, url }, 'ready');

  return {
    url,
    database,
    emitter,
    demoFal,
    close() {
      // Whoever asks on the way out is sent elsewhere.
      isReady = false;
      return opened.disposeAsync();
    },
  };
}

/** That who comes cannot be checked just now makes nobody of them. */
function nobodyIfRefused(fault: unknown): null {
  if (fault instanceof AppError && fault.code === 'UNAUTHENTICATED') return null;
  throw fault;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The embedded sign-in, where there is no Supabase to do it. */
async function prepareDatabase(
  config: Config,
  database: Database,
  secrets: Secrets,
): Promise<EmbeddedAuth | undefined> {
  if (config.supabase) {
    await migrate(database);
    return undefined;
  }
  const auth = await createEmbeddedAuth({
    ...secrets,
    database,
    signUp: config.signUp,
    hasAccounts: () => hasOtherAccounts(database, demoEmail),
  });
  await applySupabaseBaseline(database);
  await migrate(database);
  await (hasDemoAccount(config) ? reopenAccount : closeAccount)(database, demoEmail);
  return auth;
}

/** It is handed out to everybody who can reach this server. */
function hasDemoAccount({ audience }: Config): boolean {
  return audience === 'this-computer';
}

/** By which this process reaches what listens there. */
function nameOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function answers(database: Database): Promise<boolean> {
  return database.query('select 1').then(
    () => true,
    () => false,
  );
}

function openStorage(config: Config, secrets: Secrets, folder: string): FileStorage | LocalStorage {
  if (config.supabase) return createSupabaseStorage({ ...config.supabase, bucket: 'generated-images' });
  return createLocalStorage({ folder, linkBase: () => '', secret: secrets.linkSecret });
}

function isLocal(storage: FileStorage | LocalStorage): storage is LocalStorage {
  return 'readSigned' in storage;
}
