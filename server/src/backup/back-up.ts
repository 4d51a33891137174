import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../settings/config.ts';
import { openDatabase } from '../store/database.ts';
import { takeSnapshot } from '../store/snapshot.ts';
import { version } from '../settings/version.ts';
import { type Manifest, makeManifest } from './manifest.ts';
import { packArchive, type PackOptions } from './pack.ts';
import { secretsName } from './archive-paths.ts';
import { askForSnapshot, type Snapshot } from './snapshot-socket.ts';

type Source = Pick<Config, 'dataDir' | 'databaseUrl'>;

/**
 * Writes one archive of all that is in a data folder, whether a server runs on it or not. With a database elsewhere, of the
 * pictures and secrets alone.
 */
export async function backUp(
  source: Source,
  file: string,
  options: Pick<PackOptions, 'signal' | 'onProgress'> = {},
): Promise<Manifest> {
  const { dataDir } = source;
  const secrets = await readFile(join(dataDir, secretsName), 'utf8').catch(() => null);
  if (secrets === null) throw new Error(`There is nothing to back up in ${dataDir}: no server has been started on it.`);
  await using snapshot = await openSnapshot(source);
  const manifest = makeManifest(version, snapshot && { migrations: snapshot.migrations, counts: snapshot.counts });
  await packArchive({
    ...options,
    file,
    manifest,
    postgresFolder: snapshot?.folder ?? null,
    filesFolder: join(dataDir, 'files'),
    secrets,
  });
  return manifest;
}

async function openSnapshot({ dataDir, databaseUrl }: Source): Promise<(Snapshot & AsyncDisposable) | null> {
  if (databaseUrl) return null;
  return (await askForSnapshot(dataDir)) ?? (await copyStopped(dataDir));
}

/** No server runs on the folder, and none can begin to until this is disposed of. */
async function copyStopped(dataDir: string): Promise<Snapshot & AsyncDisposable> {
  if (!existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    throw new Error(`There is no database in ${dataDir}. If it lives elsewhere, set DATABASE_URL as for the server.`);
  const opened = new AsyncDisposableStack();
  try {
    const database = opened.adopt(await openDatabase({ folder: dataDir }), (one) => one.close());
    const copies = join(dataDir, 'snapshots');
    opened.defer(() => rm(copies, { recursive: true, force: true }));
    await rm(copies, { recursive: true, force: true });
    await mkdir(copies, { mode: 0o700 });
    const folder = join(copies, 'postgres');
    const contents = await takeSnapshot(database, folder);
    return { ...contents, folder, [Symbol.asyncDispose]: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
