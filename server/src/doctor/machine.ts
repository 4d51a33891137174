import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { ownAddress } from '../network/own-address.ts';
import { isFolderLocked } from '../store/folder-lock.ts';
import { bad, type Check, type Finding, good, warning } from './finding.ts';
import { ask } from './inspection.ts';

/** It runs TypeScript as it stands, and has SQLite. */
const oldest = 24;

export const nodeVersion: Check = {
  title: 'Node',
  examine: () => judgeNode(process.versions.node),
};

export function judgeNode(version: string) {
  if (Number(version.split('.')[0]) >= oldest) return good(version);
  return bad(
    `${version} is too old`,
    `Start by \`npm start\` and \`npm run doctor\`: they bring Node ${oldest} along.`,
  );
}

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

/** Nobody else listens where the server is to. */
export const port: Check = {
  title: 'Port',
  async examine({ config }) {
    if (config.port === 0) return good('whichever is free');
    const server = createServer();
    try {
      server.listen(config.port, config.host);
      await once(server, 'listening');
      return good(`${config.port} is free`);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      return code === 'EADDRINUSE' ? whoIsThere(config) : explain(code, config);
    } finally {
      server.close();
    }
  },
};

async function whoIsThere({ host, port: number }: { host: string; port: number }): Promise<Finding> {
  const reply = await ask(`${ownAddress(host, number)}/health/live`, undefined).catch(() => null);
  const isOurs = reply?.status === 200 && JSON.stringify(reply.json) === '{"status":"ok"}';
  if (isOurs) return good(`${number}: a server is running there already`);
  return bad(`${number} is taken by another program`, 'Stop that one, or set PORT to another number.');
}

function explain(code: string, { host, port: number }: { host: string; port: number }): Finding {
  if (code === 'EACCES')
    return bad(`${number} may not be used by this user`, 'Set PORT to 1024 or more, and put a proxy in front.');
  return bad(`${host} is no address of this computer`, 'Set HOST to 0.0.0.0, or leave it out.');
}
