import { serveSnapshots } from '../backup/snapshot-socket.ts';
import { type Config, hasDemoAccount } from '../settings/config.ts';
import { demoEmail } from '../demo-account/demo-account.ts';
import type { DemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { seedDemoAccount } from '../demo-account/seed-demo-account.ts';
import { createEventEmitter, type EventEmitter } from '../engine/emitter.ts';
import type { DescribeJobOptions } from '../engine/describing/describe-job.ts';
import { createAssetEmitter } from '../engine/library-events/asset-emitter.ts';
import type { DeliveryJobOptions } from '../engine/webhooks/delivery-job.ts';
import { openEngine, type PaidCallTestOptions } from './engine.ts';
import { type Infrastructure, type InfrastructureOptions, openInfrastructure } from './infrastructure.ts';
import { openHttp } from './http.ts';
import type { SocketPatience } from '../http/graphql-websocket.ts';
import type { Patience } from '../http/http-server.ts';
import type { OperationPlugin } from '../http/operation-plugins.ts';
import { createAuthenticator } from '../providers/sign-in/create-authenticator.ts';
import { createTrendSource } from '../providers/reddit/create-trend-source.ts';
import type { PostOptions } from '../providers/webhook-receivers/post-webhook.ts';
import { allowHosts } from '../providers/webhook-receivers/receiver-address.ts';
import type { Database } from '../store/database.ts';
import { hasAccount } from '../store/sign-in-accounts.ts';
import { version } from '../settings/version.ts';
import { createSecretBox } from '../secrets/webhook-secret.ts';

export interface App {
  /** Such as `http://127.0.0.1:4000`. */
  url: string;
  database: Database;
  emitter: EventEmitter;
  /** The demo models, where they stand in for fal. */
  demoFal: DemoFal | undefined;
  close(): Promise<void>;
}

/** What tests set, and nobody else. */
export interface AppOptions extends InfrastructureOptions {
  /** Waits that are long in the world, and short in a test. */
  paidCalls?: PaidCallTestOptions;
  describing?: Pick<DescribeJobOptions, 'pauses'>;
  /** The time by which schedules come. */
  scheduleClock?: () => Date;
  webhooks?: Pick<DeliveryJobOptions, 'pauses'> & Pick<PostOptions, 'timeoutMs' | 'resolve'>;
  /** False leaves the demo account without sample workflows. */
  hasSamples?: boolean;
  /** How long slow clients are waited for. */
  patience?: Partial<Patience & SocketPatience>;
  /** What else acts on operations. */
  plugins?: readonly OperationPlugin[];
  /** Milliseconds in which work that is under way may still end when the app is closed. */
  closeGrace?: number;
}

/** Wires everything, once. Listens when it resolves; leaves nothing open when it throws. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const opened = new AsyncDisposableStack();
  try {
    return await wire(config, options, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** What is opened is put on the stack, and closed from the top of it: who came last, and stands on the others, goes first. */
async function wire(config: Config, options: AppOptions, opened: AsyncDisposableStack): Promise<App> {
  const infrastructure = await openInfrastructure(config, options, opened);
  const { log, secrets, database, storage, demoFal } = infrastructure;
  const emitter = createEventEmitter((error) => log.error(error, 'An event listener failed.'));
  const assetEmitter = createAssetEmitter((error) => log.error(error, 'A listener to a library failed.'));
  const trends = createTrendSource(config.reddit);
  const authenticator = createAuthenticator(database, (error) =>
    log.error(error, 'Credentials could not be looked at.'),
  );
  opened.defer(() => authenticator.close());
  const isAllowedHost = allowHosts(config.webhookAllowedHosts);
  const box = createSecretBox(secrets.linkSecret);

  // Known once this server listens.
  let ownUrl: string | undefined;
  const running = await openEngine({
    config,
    database,
    storage,
    filesFolder: infrastructure.local?.folder,
    assets: infrastructure.assets,
    emitter,
    assetEmitter,
    trends,
    authenticator,
    demoFal,
    ownUrl: () => ownUrl,
    paidCalls: options.paidCalls,
    describing: options.describing,
    scheduleClock: options.scheduleClock,
    webhooks: { ...options.webhooks, box, isAllowed: isAllowedHost },
    log,
    observer: infrastructure.observing.observer,
  });
  opened.defer(() => running.close(options.closeGrace ?? 0));

  let isReady = false;
  const http = openHttp(
    {
      config,
      infrastructure,
      running,
      emitter,
      assetEmitter,
      trends,
      authenticator,
      webhooks: { box, isAllowedHost },
      isReady: () => isReady,
      patience: options.patience,
      plugins: options.plugins,
    },
    opened,
  );
  const url = await http.listen();
  ownUrl = url;
  authenticator.open({
    url: config.supabase?.url ?? url,
    publishableKey: config.supabase?.publishableKey ?? secrets.publishableKey,
    issuer: config.supabase && `${config.supabase.url}/auth/v1`,
  });
  await welcomeDemoAccount(config, infrastructure, url, options.hasSamples);
  await running.start();
  await openToBackups(config, infrastructure, opened);
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

/** Signs the demo account up on the first start, as any client does. */
async function welcomeDemoAccount(
  config: Config,
  { database, secrets, auth }: Infrastructure,
  url: string,
  hasSamples = true,
): Promise<void> {
  // Signing in just to see whether the account is there would take a tenth of a second for the password alone.
  if (!auth || !hasDemoAccount(config) || (await hasAccount(database, demoEmail))) return;
  const account = { email: demoEmail, password: secrets.demoPassword };
  const { publishableKey } = secrets;
  await seedDemoAccount({ url, publishableKey, account, hasSamples, signIn: (request) => auth.fetch(request) });
}

async function openToBackups({ dataDir }: Config, { database, log }: Infrastructure, opened: AsyncDisposableStack) {
  if (!database.whileStill) return;
  const onError = (error: unknown) => log.warn(error, 'A running server cannot be backed up.');
  opened.use(await serveSnapshots(dataDir, database, onError));
}
