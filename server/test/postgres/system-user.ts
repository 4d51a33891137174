import { existsSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';

/** Somebody of this computer as whom a program may be run. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * As whom Postgres runs, which refuses to run as root: the user `postgres` where there is one, else `nobody`, whom every
 * system has. Undefined where this process is not root's and Postgres simply runs as it does.
 */
export function findPostgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const user = users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody');
  if (user) return user;
  throw new Error(
    'Postgres refuses to run as root, and this computer has no user "postgres" or "nobody" to run it as.',
  );
}

/** Whether a user gets to what lies in that folder: through all that leads there, and into it. */
export function mayEnter(user: SystemUser | undefined, folder: string): boolean {
  if (!user) return true;
  for (let path = resolve(folder); ; path = dirname(path)) {
    if (existsSync(path) && !mayPass(user, path)) return false;
    if (path === dirname(path)) return true;
  }
}

function mayPass({ uid, gid }: SystemUser, path: string): boolean {
  const about = statSync(path);
  if (about.uid === uid) return (about.mode & 0o100) !== 0;
  if (about.gid === gid) return (about.mode & 0o010) !== 0;
  return (about.mode & 0o001) !== 0;
}

/** Where that user can be given files for a while. */
export function findTemporaryFolder(user: SystemUser | undefined): string {
  const candidates = [tmpdir(), '/tmp', '/var/tmp'];
  const found = candidates.find((folder) => existsSync(folder) && mayEnter(user, folder));
  if (found) return found;
  throw new Error(
    `Postgres runs as the user "${user?.name}" here, who may enter none of ${candidates.join(', ')}. Set TMPDIR to a folder that everybody may enter.`,
  );
}
