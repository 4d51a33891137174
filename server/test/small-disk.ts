import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A disk of its own, which can be full. */
export interface SmallDisk {
  /** Takes what room there is. */
  fill(): Promise<void>;
  /** Gives it back. */
  makeRoom(): Promise<void>;
  unmount(): void;
}

/** Mounts a small disk over a folder; undefined where this computer lets nobody do that. */
export function mountSmallDisk(folder: string, size: `${number}m`): SmallDisk | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    async fill() {
      const file = await open(filler, 'a');
      try {
        for (;;) await file.write(Buffer.alloc(64_000, 1));
      } catch (fault) {
        if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC')) throw fault;
      } finally {
        await file.close();
      }
    },
    makeRoom: () => rm(filler, { force: true }),
    unmount() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
