import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../settings/config.ts';
import { openDatabase } from '../store/database.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { listMigrationVersions } from '../store/migrate.ts';
import { firstChain, isOfFirstChain } from '../store/take-over-first-chain.ts';
import { readContents } from '../store/snapshot.ts';
import { version } from '../settings/version.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { secretsName } from './archive-paths.ts';
import { unpackArchive } from './unpack.ts';

export interface RestoreOptions {
  /** Moves what is in the data folder aside; else it must be empty. */
  replaces?: boolean;
}

export interface Restored {
  manifest: Manifest;
  /** Where what was there before is now. */
  aside: string | null;
}

/** What a data folder consists of; the rest of it is of the moment. */
const parts = ['postgres', 'files', secretsName];

/**
 * Puts what an archive holds into the data folder, on which no server may run. All of it is unpacked beside first, held against
 * its checksums, and its database opened; only then is anything moved.
 */
export async function restore(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  file: string,
  { replaces = false }: RestoreOptions = {},
): Promise<Restored> {
  if (!existsSync(file)) throw new Error(`There is no file at ${file}.`);
  const lock = lockFolder(dataDir);
  const staging = join(dataDir, 'restoring');
  // Is there from the first move to the last; no server starts meanwhile (store/database.ts).
  const moving = join(dataDir, 'restored');
  try {
    const old = parts.filter((part) => existsSync(join(dataDir, part)));
    if (old.length > 0 && !replaces)
      throw new Error(`${dataDir} is not empty. With --replace what is in it is moved aside, and nothing is deleted.`);
    for (const left of [staging, moving]) await rm(left, { recursive: true, force: true });
    await mkdir(staging, { mode: 0o700 });
    const own = { version, migrations: [...firstChain, ...(await listMigrationVersions())] };
    const manifest = await unpackArchive(file, staging, (text) => {
      const found = readManifest(text, own);
      isOfFirstChain(found.database?.migrations ?? []);
      refuseMismatch(found, databaseUrl);
      return found;
    });
    if (manifest.database) await tryDatabase(staging, manifest.database);
    await rename(staging, moving);
    const aside = old.length > 0 ? await moveAside(dataDir, old) : null;
    for (const part of await readdir(moving)) await rename(join(moving, part), join(dataDir, part));
    await rmdir(moving);
    return { manifest, aside };
  } finally {
    await rm(staging, { recursive: true, force: true });
    lock.release();
  }
}

function refuseMismatch({ database }: Manifest, databaseUrl: string | undefined): void {
  if (database && databaseUrl) {
    throw new Error(
      'This backup has a database of its own, but DATABASE_URL is set, so that the server would not look at it. Restore it without DATABASE_URL.',
    );
  }
  if (!database && !databaseUrl) {
    throw new Error(
      'This backup has no database: it was made with DATABASE_URL. Set DATABASE_URL, and restore the database there with its own tools.',
    );
  }
}

async function tryDatabase(folder: string, told: NonNullable<Manifest['database']>): Promise<void> {
  const contents = await openDatabase({ folder })
    .then(async (database) => {
      try {
        return await readContents((statement) => database.query(statement));
      } finally {
        await database.close();
      }
    })
    .catch((cause: unknown) => {
      throw new Error('The database in the backup cannot be opened.', { cause });
    });
  await rm(join(folder, 'lock'), { force: true });
  if (!isDeepStrictEqual(contents, told))
    throw new Error('The database in the backup does not hold what its manifest tells.');
}

/** Within the data folder, which may be a disk of its own. */
async function moveAside(dataDir: string, old: readonly string[]): Promise<string> {
  const aside = join(dataDir, `replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  await mkdir(aside, { mode: 0o700 });
  for (const part of old) await rename(join(dataDir, part), join(aside, part));
  return aside;
}
