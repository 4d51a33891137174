import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Holds a folder for this process alone, until it ends, however it ends.
 *
 * Two processes on one PGlite folder corrupt it silently. SQLite's exclusive lock is the operating system's own, so a
 * killed process lets go of it by itself and no stale pid file has to be guessed at.
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const holder = new DatabaseSync(join(folder, 'lock'));
  try {
    holder.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (cause) {
    holder.close();
    throw new Error(
      `The data folder ${folder} is in use by another VisualAdGen server. Stop that one, or give this one its own with DATA_DIR.`,
      { cause },
    );
  }
  return { release: () => holder.close() };
}

/** True while a server runs on it. Touches nothing. */
export function isFolderLocked(folder: string): boolean {
  if (!existsSync(join(folder, 'lock'))) return false;
  try {
    lockFolder(folder).release();
    return false;
  } catch {
    return true;
  }
}
