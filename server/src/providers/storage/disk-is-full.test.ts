import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findUnready } from '../../observe/health.ts';
import { createLocalStorage } from './local-storage.ts';

/** A disk of two megabytes, where this computer lets one be made. */
const disk = mkdtempSync(join(tmpdir(), 'visualadgen-disk-'));
const hasDisk = mountSmallDisk();
const mounted = test.skipIf(!hasDisk);

afterAll(() => {
  if (hasDisk) execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

mounted(
  'a full disk is told, names no folder, and is well again as soon as there is room for what did not fit',
  async () => {
    const storage = createLocalStorage({ folder: join(disk, 'files'), linkBase: () => '', secret: 'x'.repeat(32) });
    const unready = () =>
      findUnready({ database: async () => {}, storage: () => storage.checkRoom(), disk: undefined });
    const path = '00000000-0000-4000-8000-000000000001/00000000-0000-4000-8000-000000000002.png';
    const picture = Buffer.alloc(600_000, 1);
    expect(await unready()).toEqual({});

    // Room for a little, and not for the picture: that is what counts.
    const filler = join(disk, 'filler');
    await writeFile(filler, Buffer.alloc(1_700_000, 1));
    expect(await unready()).toEqual({});
    await expect(storage.put(path, picture, 'image/png')).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message: 'The disk for files is full.',
      details: { reason: 'DISK_FULL' },
    });
    expect(await unready()).toEqual({ storage: 'DISK_FULL' });

    await rm(filler);
    expect(await unready()).toEqual({});
    await storage.put(path, picture, 'image/png');
  },
);

test('a part that does not answer is told apart from one that is full; files that are far away keep nobody from working', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const fails = (fault: Error) => () => Promise.reject(fault);
  const well = async () => {};
  expect(await findUnready({ database: well, storage: fails(new Error('away')), disk: undefined })).toEqual({});
  expect(await findUnready({ database: fails(new Error('away')), storage: well, disk: fails(full) })).toEqual({
    database: 'DOWN',
    disk: 'DISK_FULL',
  });
});
