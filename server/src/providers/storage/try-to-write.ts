import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether so many bytes can be written in a folder now: writes them, and takes them away again. Throws what the disk says. */
export async function tryToWrite(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const probe = join(folder, `.${randomUUID()}.probe`);
  try {
    const file = await open(probe, 'wx', 0o600);
    try {
      await file.writeFile(Buffer.alloc(bytes, 1));
      await file.sync();
    } finally {
      await file.close();
    }
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}

/** The disk is full, or what the person or the process may use of it. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
