import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { FileStorage } from '../../store/file-storage.ts';
import { parseFilePath, readFilePath } from '../../store/asset-path.ts';
import { signLink, verifyLink } from '../../secrets/signed-link.ts';
import { isDiskFull, tryToWrite } from './try-to-write.ts';

export interface LocalStorageOptions {
  /** Made when it is missing. */
  folder: string;
  /** What stands before `/files/…` in a link, such as `http://127.0.0.1:4000`; empty for relative links. Asked at each signing. */
  linkBase: () => string;
  /** At least 32 characters. Whoever knows it can read every file; a new one ends all links. */
  secret: string;
  now?: () => number;
}

export interface LocalStorage extends FileStorage {
  /** What stands behind a link as it came in over HTTP (`/files/{path}?expires=…&signature=…`). */
  readSigned(urlPath: string, nowMs: number): Promise<SignedRead>;
  /** Throws STORAGE_UNAVAILABLE while what could not be written the last time would still not fit, and where nothing can be written at all. */
  checkRoom(): Promise<void>;
}

/** `secondsLeft` is how long a browser may keep it. FORGED is a 403, EXPIRED a 410, MISSING a 404. */
export type SignedRead =
  | { found: true; bytes: Uint8Array; contentType: string; secondsLeft: number }
  | { found: false; reason: 'FORGED' | 'EXPIRED' | 'MISSING' };

/** Bytes without which no picture can be kept. */
const leastRoom = 64_000;

/** Files in a folder, one sub-folder for each user. A file is there whole or not at all. */
export function createLocalStorage(options: LocalStorageOptions): LocalStorage {
  const { folder, linkBase, secret, now = Date.now } = options;
  if (secret.length < 32) throw new Error('The secret that signs links must have at least 32 characters.');

  /** How large the largest file is that has not fitted since one of its size did. */
  let wanted = 0;

  return {
    async put(path, bytes) {
      const { userId, name } = readFilePath(path);
      try {
        await writeWhole(join(folder, userId), name, bytes);
        if (bytes.byteLength >= wanted) wanted = 0;
      } catch (error) {
        if (isDiskFull(error)) wanted = Math.max(wanted, bytes.byteLength);
        throw unavailable(error);
      }
    },

    async checkRoom() {
      try {
        await tryToWrite(folder, Math.max(wanted, leastRoom));
        wanted = 0;
      } catch (error) {
        throw unavailable(error);
      }
    },

    async get(path) {
      const { userId, name, contentType } = readFilePath(path);
      try {
        return { bytes: await readFile(join(folder, userId, name)), contentType };
      } catch (error) {
        throw isMissing(error) ? new AppError('ASSET_MISSING', { details: { path } }) : unavailable(error);
      }
    },

    async has(path) {
      const { userId, name } = readFilePath(path);
      return access(join(folder, userId, name)).then(
        () => true,
        () => false,
      );
    },

    async remove(paths) {
      const places = paths.map(readFilePath);
      await Promise.all(places.map(({ userId, name }) => rm(join(folder, userId, name), { force: true })));
    },

    async signLinks(paths, seconds) {
      for (const path of paths) readFilePath(path);
      return paths.map((path) => linkBase() + signLink('/files/', path, seconds, secret, now()));
    },

    async readSigned(urlPath, nowMs) {
      const verdict = verifyLink('/files/', urlPath, secret, nowMs);
      if (!verdict.good) return { found: false, reason: verdict.reason };
      if (!parseFilePath(verdict.path)) return { found: false, reason: 'FORGED' };
      try {
        return { found: true, ...(await this.get(verdict.path)), secondsLeft: verdict.secondsLeft };
      } catch (error) {
        if (error instanceof AppError && error.code === 'ASSET_MISSING') return { found: false, reason: 'MISSING' };
        throw error;
      }
    },
  };
}

/** Beside its place first, and renamed when all of it is on the disk: a crash leaves no half picture under the real name. */
async function writeWhole(home: string, name: string, bytes: Uint8Array): Promise<void> {
  const draft = join(home, `.${randomUUID()}.part`);
  try {
    await mkdir(home, { recursive: true });
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(home, name));
  } catch (error) {
    // Where the disk is gone, so is the draft.
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function unavailable(cause: unknown): AppError {
  if (!isDiskFull(cause)) return new AppError('STORAGE_UNAVAILABLE', { cause });
  return new AppError('STORAGE_UNAVAILABLE', {
    message: 'The disk for files is full.',
    details: { reason: 'DISK_FULL' },
    cause,
  });
}
