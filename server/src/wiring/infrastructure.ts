import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { DestinationStream, Logger } from 'pino';
import { type AssetKeeper, createAssetKeeper } from '../assets/keep.ts';
import { type Config, hasDemoAccount, listSecrets } from '../settings/config.ts';
import { demoEmail } from '../demo-account/demo-account.ts';
import { type DemoFal, type DemoFalOptions, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { findModel } from '../models/index.ts';
import { createLog } from '../observe/log/create-log.ts';
import { hearConsole } from '../observe/log/hear-console.ts';
import { type Observing, startObserving } from '../observe/start-observing.ts';
import { makeSecrets, readSecrets, type Secrets } from '../secrets/server-secrets.ts';
import { createEmbeddedAuth, type EmbeddedAuth } from '../providers/sign-in/embedded-auth.ts';
import { createGuardedDownload } from '../providers/download/download-image.ts';
import { createLocalStorage, type LocalStorage } from '../providers/storage/local-storage.ts';
import { bucketName, createSupabaseStorage } from '../providers/storage/supabase-storage.ts';
import { type Database, openDatabase } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { readDescriptions, readQueue } from '../store/look-at-server.ts';
import { applySupabaseBaseline, migrate } from '../store/migrate.ts';
import { closeAccount, hasOtherAccounts, reopenAccount } from '../store/sign-in-accounts.ts';
import { version } from '../settings/version.ts';

/** What differs between a computer of one's own and production, and what nothing above has to know of. */
export interface Infrastructure {
  log: Logger;
  secrets: Secrets;
  database: Database;
  observing: Observing;
  /** The embedded sign-in, where there is no Supabase to do it. */
  auth: EmbeddedAuth | undefined;
  storage: FileStorage;
  /** The door by which pictures come into it. */
  assets: AssetKeeper;
  /** The same, and where the files lie, if they lie here. */
  local: { storage: LocalStorage; folder: string } | undefined;
  /** The demo models, where they stand in for fal. */
  demoFal: DemoFal | undefined;
}

export interface InfrastructureOptions {
  /** A PGlite that is open already, in place of the one in the data folder. */
  pglite?: PGlite;
  /** Keeps everything in memory or in this folder, with secrets that end with the process. */
  filesFolder?: string;
  demoPace?: DemoFalOptions['pace'];
  demoPictures?: DemoFalOptions['pictures'];
  onStatement?: (statement: string) => void;
  log?: Logger;
  /** Reads the log along, as it is written. */
  logDestination?: DestinationStream;
}

/** Opens what everything else stands on. What is opened is put on the stack. */
export async function openInfrastructure(
  config: Config,
  options: InfrastructureOptions,
  opened: AsyncDisposableStack,
): Promise<Infrastructure> {
  const secrets = options.pglite ? makeSecrets() : readSecrets(config.dataDir);
  const log = options.log ?? openLog(config, secrets, options.logDestination);
  opened.defer(hearConsole(log));
  const database = await openDatabase({
    url: config.databaseUrl,
    directUrl: config.directUrl,
    folder: options.pglite ? undefined : config.dataDir,
    pglite: options.pglite,
    onStatement: options.onStatement,
  });
  opened.defer(() => database.close());
  const readings = { queue: () => readQueue(database), descriptions: () => readDescriptions(database) };
  const isVision = (model: string) => findModel(model)?.kind === 'VISION';
  const observing = await startObserving({ log, version, readings, isVision, traces: config.traces });
  opened.defer(() => observing.close());
  const auth = await database.alone(() => prepareDatabase(config, database, secrets));
  const demoFal = config.falKey || config.falUrl ? undefined : await openDemoFal(config, options);
  if (demoFal) opened.defer(() => demoFal.close());
  const files = openFiles(config, secrets, options.filesFolder ?? join(config.dataDir, 'files'));
  const assets = createAssetKeeper({ database, storage: files.storage, onKept: observing.observer.imageKept });
  return { log, secrets, database, observing, auth, demoFal, assets, ...files };
}

function openLog(config: Config, secrets: Secrets, destination: DestinationStream | undefined): Logger {
  const hidden = [...listSecrets(config), ...Object.values(secrets)];
  return createLog({ level: config.logLevel, secrets: hidden, destination });
}

/** Gives the embedded sign-in, which brings tables of its own, where there is no Supabase. */
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

function openDemoFal({ supabase }: Config, options: InfrastructureOptions): Promise<DemoFal> {
  const { demoPace: pace, demoPictures: pictures } = options;
  return startDemoFal({ pace, pictures, download: createGuardedDownload(supabase?.url) });
}

function openFiles({ supabase }: Config, secrets: Secrets, folder: string): Pick<Infrastructure, 'storage' | 'local'> {
  if (supabase) return { storage: createSupabaseStorage({ ...supabase, bucket: bucketName }), local: undefined };
  const storage = createLocalStorage({ folder, linkBase: () => '', secret: secrets.linkSecret });
  return { storage, local: { storage, folder } };
}
