import type { Server } from 'node:http';
import { type Config, hasDemoAccount } from '../settings/config.ts';
import { demoEmail } from '../demo-account/demo-account.ts';
import type { EventEmitter } from '../engine/emitter.ts';
import type { AssetEmitter } from '../engine/library-events/asset-emitter.ts';
import type { RunningEngine } from './engine.ts';
import { AppError } from '../errors.ts';
import type { Infrastructure } from './infrastructure.ts';
import { createGraphqlYoga } from '../http/create-yoga.ts';
import { createGraphqlHandler } from '../http/graphql-http.ts';
import { serveWebSockets, type SocketPatience } from '../http/graphql-websocket.ts';
import { createExportRoute } from '../http/exports.ts';
import { createHttpServer, listen, type Patience } from '../http/http-server.ts';
import { createApiClient } from '../http/api-client.ts';
import { createMcpRoutes } from '../http/mcp/mcp-routes.ts';
import { createLinkReader } from '../http/mcp/read-link.ts';
import { createV1Routes } from '../http/v1/v1-routes.ts';
import { createFontRoutes } from '../http/font-routes.ts';
import { createErrorMask } from '../http/mask-error.ts';
import type { OperationPlugin } from '../http/operation-plugins.ts';
import { createOperatorRoutes } from '../http/operator-routes.ts';
import { servePages } from '../http/page-headers.ts';
import { createPages } from '../http/pages.ts';
import { createSlots } from '../http/slots.ts';
import { createPointCounter } from '../http/point-counter.ts';
import { createProgramRoutes } from '../http/program-routes.ts';
import { createTriggerRoute } from '../http/trigger-routes.ts';
import { createRoutes } from '../http/routes.ts';
import { createUploads } from '../http/uploads.ts';
import { createClients } from '../http/clients.ts';
import { allSubsets, familyOfSlug } from '../compose/fonts/font-files.ts';
import { createFontKeeper } from '../compose/fonts/own/keep-fonts.ts';
import { tryFont } from '../compose/fonts/own/try-font.ts';
import { readEmojiByCode } from '../compose/render/read-emoji.ts';
import { imageModels, models } from '../models/index.ts';
import type { TrendSource } from '../nodes/node-services.ts';
import { nodeTypes } from '../nodes/index.ts';
import { findUnready, reportHealth } from '../observe/health.ts';
import { ownAddress } from '../network/own-address.ts';
import { createProbes } from './probes.ts';
import { createContextFactory, identify } from '../schema/create-context.ts';
import { schema } from '../schema/index.ts';
import { printApi } from '../schema/print.ts';
import { createLibrarySearch } from '../assets/search/search-library.ts';
import { fileNameOf } from '../assets/file-name.ts';
import { mostBytesGenerated } from '../assets/keep.ts';
import { downloadImage } from '../providers/download/download-image.ts';
import { createTableReader } from '../providers/tables/create-table-reader.ts';
import { createWebsiteReader } from '../providers/websites/create-website-reader.ts';
import type { Authenticator } from '../providers/sign-in/create-authenticator.ts';
import { createReceiverCheck } from '../providers/webhook-receivers/receiver-address.ts';
import { addPoints } from '../store/rate-points.ts';
import { version } from '../settings/version.ts';
import { signLink } from '../secrets/signed-link.ts';
import type { SecretBox } from '../secrets/webhook-secret.ts';

/** As long as links to pictures. */
const exportLinkSeconds = 14 * 86_400;

/** What starting a run over the API costs about as well. */
const pointsPerTriggerCall = 10;

export interface HttpParts {
  config: Config;
  infrastructure: Infrastructure;
  running: RunningEngine;
  emitter: EventEmitter;
  assetEmitter: AssetEmitter;
  trends: TrendSource;
  authenticator: Authenticator;
  webhooks: { box: SecretBox; isAllowedHost: (url: URL) => boolean };
  /** Whoever asks is told so at `/health/ready`. */
  isReady: () => boolean;
  patience: Partial<Patience & SocketPatience> | undefined;
  plugins: readonly OperationPlugin[] | undefined;
}

export interface HttpEntry {
  /** Begins to answer; gives the address by which this process reaches it, such as `http://127.0.0.1:4000`. */
  listen(): Promise<string>;
}

/** Everything that answers from outside: pages, the API over HTTP and WebSocket, uploads, files, sign-in, health. What is opened is put on the stack. */
export function openHttp(parts: HttpParts, opened: AsyncDisposableStack): HttpEntry {
  const { config, infrastructure, running, authenticator } = parts;
  const { log, secrets, database, observing, auth, storage, assets, local } = infrastructure;
  const { observer } = observing;
  const publishableKey = config.supabase?.publishableKey ?? secrets.publishableKey;
  const clients = createClients({ ...config, knowsItsNames: auth !== undefined });
  const { originOf } = clients;
  const uploads = createUploads({ assets, storage, secret: secrets.linkSecret, originOf });
  /** Who is behind an `Authorization`; null for nobody. */
  const admit = async (authorization: string | null) =>
    authorization === null ? null : identify(authorization, authenticator.verify).catch(nobodyIfRefused);

  const createContext = createContextFactory(
    {
      database,
      engine: running.engine,
      emitter: parts.emitter,
      assetEmitter: parts.assetEmitter,
      describing: running.describing,
      lookAtPicture: running.lookAtPicture,
      storage,
      trends: parts.trends,
      tables: createTableReader(),
      websites: createWebsiteReader(),
      keepLinkedImage: async (userId, link, signal) =>
        assets.keepUpload(userId, await downloadImage(link, { signal, maxBytes: mostBytesGenerated }), {
          name: fileNameOf(link),
        }),
      keepUpload: (userId, bytes, name) => assets.keepUpload(userId, bytes, { name }),
      fonts: createFontKeeper({ storage, tryFont }),
      library: createLibrarySearch(database),
      nodeTypes,
      imageModels,
      models,
      paidCalls: running.paidCalls,
      defaultMonthlyBudget: config.monthlyBudget ?? null,
      itemLimits: config.itemLimits,
      confirmAbove: config.confirmAbove,
      resultRetentionDays: config.resultRetentionDays,
      createUploadLink: uploads.createLink,
      signExport: (path) => signLink('/exports/', path, exportLinkSeconds, secrets.linkSecret, Date.now()),
      schedules: running.schedules,
      tokenWasRevoked: authenticator.tokenWasRevoked,
      webhooks: { checkUrl: createReceiverCheck(parts.webhooks.isAllowedHost), box: parts.webhooks.box },
    },
    authenticator.verify,
  );
  const maskError = createErrorMask(
    (error, incident, requestContext) =>
      log.error({ incident, requestId: requestContext?.requestId, err: error }, 'An operation failed.'),
    { hidesSuggestions: config.introspection !== 'everyone' },
  );
  const { introspection, limits } = config;
  const slots = createSlots(limits.socketsPerUser);
  const points = createPointCounter({
    perMinute: limits.pointsPerMinute,
    share: database.isShared ? (minute, used) => addPoints(database, minute, used) : undefined,
    onError: (error) => log.warn(error, 'The points of other servers could not be read.'),
  });
  opened.defer(() => points.close());
  const guard = { points, pointsPerOperation: limits.pointsPerOperation, slots, introspection };
  const yoga = createGraphqlYoga({ schema, createContext, maskError, observer, guard, plugins: parts.plugins ?? [] });

  const api = createApiClient(yoga);
  const admission = { admit, watch: authenticator.watch };

  const pages = createPages();
  const asPage = (handle: Parameters<typeof servePages>[0]) => servePages(handle, config.supabase?.url);
  const probes = createProbes({
    database,
    storage,
    localFiles: local?.storage,
    dataFolder: database.whileStill ? config.dataDir : undefined,
    signIn: { url: config.supabase?.url ?? 'http://127.0.0.1', publishableKey, embedded: auth },
    isListening: running.isListening,
    providerSeen: observing.providerSeen,
    visionSeen: observing.visionSeen,
    isDescribing: running.describing.limits !== null,
    signingState: running.signingState,
  });
  const server = createHttpServer({
    routes: createRoutes({
      graphql: createGraphqlHandler(yoga, clients, admission),
      explorer: config.hasExplorer ? asPage(pages.serveExplorer) : undefined,
      receiveUpload: uploads.receive,
      clientConfig: (origin) => ({
        supabaseUrl: config.supabase?.url ?? origin,
        supabasePublishableKey: publishableKey,
        demo: hasDemoAccount(config) ? { email: demoEmail, password: secrets.demoPassword } : null,
        // Whoever speaks fal's protocol and wants no key draws the pictures itself.
        hasDemoPictures: config.falKey === undefined,
        hasExplorer: config.hasExplorer,
      }),
      findUnready: async () => (parts.isReady() ? findUnready(probes) : { server: 'DOWN' }),
      exports: createExportRoute({
        database,
        storage,
        secret: secrets.linkSecret,
        onError: (error) => log.error({ err: error }, 'A download was broken off.'),
      }),
      readFile: local && ((url) => local.storage.readSigned(url, Date.now())),
      auth: auth?.fetch,
      falWebhooks: running.falWebhooks,
      triggers: createTriggerRoute({
        callTrigger: running.callTrigger,
        charge: (userId) => points.take(userId, pointsPerTriggerCall),
      }),
      operators: createOperatorRoutes({
        token: config.operatorToken,
        isOpen: config.audience === 'this-computer' && !config.publicUrl && !config.trustsProxy,
        exportMetrics: observing.exportMetrics,
        reportHealth: () => reportHealth(probes, version),
      }),
      programs: createProgramRoutes({
        introspection,
        hasExplorer: config.hasExplorer,
        admit,
        printSchema: printApi,
        originOf,
      }),
      doors: [
        ...createV1Routes({ api, clients, admission, version }),
        ...createMcpRoutes({
          api,
          clients,
          admission,
          version,
          readLink: createLinkReader(local && ((url) => local.storage.readSigned(url, Date.now()))),
          authorizationServer: config.supabase && `${config.supabase.url}/auth/v1`,
          onError: (error) => log.error({ err: error }, 'A tool failed.'),
        }),
      ],
      fonts: createFontRoutes({ allSubsets, familyOfSlug, readEmoji: readEmojiByCode }),
      originOf,
      addressOf: clients.addressOf,
    }),
    fallback: asPage(pages.serve),
    clients,
    patience: parts.patience,
    onError: (error, { requestId }) => log.error({ requestId, err: error }, 'A request failed.'),
    observer,
  });
  const sockets = serveWebSockets({
    server,
    yoga,
    clients,
    maskError,
    admission,
    slots,
    limits,
    patience: parts.patience,
    observer,
  });
  opened.defer(() => closeServer(server));
  opened.defer(() => sockets.close());

  return {
    async listen() {
      const { port } = await listen(server, config.port, config.host);
      return ownAddress(config.host, port);
    },
  };
}

/** That who comes cannot be checked just now makes nobody of them. */
function nobodyIfRefused(error: unknown): null {
  if (error instanceof AppError && error.code === 'UNAUTHENTICATED') return null;
  throw error;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
