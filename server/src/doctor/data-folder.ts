import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isFolderLocked } from '../store/folder-lock.ts';
import { bad, type Check, type Finding, good, warning } from './finding.ts';

const gigabyte = 1024 ** 3;
/** Below the first a look is worth it, below the second pictures will soon not fit. */
const uneasy = gigabyte;
const tooLittle = gigabyte / 10;

/** The server may write there, its secrets are its own, and there is room. */
export const dataFolder: Check = {
  title: 'Data folder',
  async examine({ config: { dataDir, databaseUrl } }) {
    const there = await nearest(dataDir);
    try {
      if (!(await stat(there)).isDirectory()) return bad(`${there} is not a folder`, 'Set DATA_DIR to one.');
      await access(there, constants.W_OK | constants.X_OK);
    } catch {
      return bad(`${there} may not be written to`, `Give it to whoever runs the server: chown -R <user> ${there}`);
    }
    const secrets = await judgeSecrets(join(dataDir, 'secrets.json'));
    if (secrets) return secrets;
    const { bavail, bsize } = await statfs(there);
    const room = judgeRoom(dataDir, bavail * bsize);
    if (room) return room;
    if (there !== dataDir) return good(`${dataDir} is made by the first start`);
    return good(!databaseUrl && isFolderLocked(dataDir) ? `${dataDir}, in use by a server that is running` : dataDir);
  },
};

/** Null when nothing is wrong with it, or it is not there yet. */
async function judgeSecrets(path: string): Promise<Finding | null> {
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) return bad(`${path} cannot be read`, `Give it to whoever runs the server: chown <user> ${path}`);
  // Windows keeps no such bits.
  if (process.platform === 'win32' || (found.mode & 0o077) === 0) return null;
  return bad(`${path} can be read by others: it signs every session and link`, `chmod 600 ${path}`);
}

/** `free` in bytes. */
export function judgeRoom(folder: string, free: number): Finding | null {
  const says = `${(free / gigabyte).toFixed(1)} GB are left on the disk of ${folder}`;
  const mend = 'Make room, or set DATA_DIR to a folder on another disk.';
  if (free < tooLittle) return bad(says, mend);
  return free < uneasy ? warning(says, mend) : null;
}

/** The folder itself, or what of its path is there. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
