import { AppError } from '../errors.ts';
import type { Probes } from '../observe/health.ts';
import type { EmbeddedAuth } from '../providers/sign-in/embedded-auth.ts';
import type { LocalStorage } from '../providers/storage/local-storage.ts';
import { tryToWrite } from '../providers/storage/try-to-write.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { countServers, readDescriptions, readQueue } from '../store/look-at-server.ts';
import { listAppliedMigrations, listMigrationVersions } from '../store/migrate.ts';

export interface ProbeParts {
  database: Database;
  storage: FileStorage;
  /** The same, where the files lie here. */
  localFiles: Pick<LocalStorage, 'checkRoom'> | undefined;
  /** Where the database lies, if it lies here. */
  dataFolder: string | undefined;
  /** Who signs people in: a Supabase project, or this process. */
  signIn: { url: string; publishableKey: string; embedded: EmbeddedAuth | undefined };
  isListening: Probes['isListening'];
  providerSeen: Probes['providerSeen'];
  visionSeen: Probes['visionSeen'];
  signingState: Probes['signingState'];
  /** Pictures are described here. */
  isDescribing: boolean;
}

/** Bytes: Postgres makes its files longer by less, and its log by parts that are there already. */
const leastRoom = 256_000;

/** A file that is never there. */
const noFile = '00000000-0000-0000-0000-000000000000/00000000-0000-0000-0000-000000000000.png';

/** How the parts of this server are looked at, without changing or paying anything. */
export function createProbes(parts: ProbeParts): Probes {
  const { database, storage, localFiles, dataFolder } = parts;
  return {
    database: async () => void (await database.query('select 1')),
    storage: onceASecond(() => (localFiles ? localFiles.checkRoom() : reach(storage))),
    disk: dataFolder === undefined ? undefined : onceASecond(() => tryToWrite(dataFolder, leastRoom)),
    signIn: () => askSignIn(parts.signIn),
    queue: () => readQueue(database),
    migrations: () => compareMigrations(database),
    servers: () => countServers(database),
    isListening: parts.isListening,
    providerSeen: parts.providerSeen,
    visionSeen: parts.visionSeen,
    isDescribing: parts.isDescribing,
    signingState: parts.signingState,
    descriptions: () => readDescriptions(database),
  };
}

/** That a file is not there is an answer, too. */
async function reach(storage: FileStorage): Promise<void> {
  await storage.get(noFile).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'ASSET_MISSING') throw error;
  });
}

/** Anybody may ask whether a server is ready: however often, the disk is written to once a second. */
function onceASecond(look: () => Promise<void>): () => Promise<void> {
  let last: { at: number; found: Promise<void> } | undefined;
  return () => {
    const now = performance.now();
    if (!last || now - last.at > 1_000) last = { at: now, found: look() };
    return last.found;
  };
}

async function askSignIn({ url, publishableKey, embedded }: ProbeParts['signIn']): Promise<void> {
  const request = new Request(`${url}/auth/v1/health`, {
    headers: { apikey: publishableKey },
    signal: AbortSignal.timeout(2_000),
  });
  const answer = await (embedded?.fetch(request) ?? fetch(request));
  await answer.body?.cancel();
  if (!answer.ok) throw new Error('The sign-in does not answer.');
}

async function compareMigrations(database: Database) {
  const [known, applied] = await Promise.all([listMigrationVersions(), listAppliedMigrations(database)]);
  return { at: applied.at(-1) ?? null, missing: known.filter((version) => !applied.includes(version)) };
}
