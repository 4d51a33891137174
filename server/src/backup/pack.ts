import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { link, lstat, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { createTarPacker, type TarPackController } from 'modern-tar';
import type { Checksums, Manifest } from './manifest.ts';
import { checksumsName, isArchivePath, manifestName, secretsName } from './archive-paths.ts';

export interface PackOptions {
  /** Where the archive is to be; nothing may be there. */
  file: string;
  manifest: Manifest;
  /** A database that nobody writes to. */
  postgresFolder: string | null;
  /** Pictures, which are never changed, and may go while they are read. */
  filesFolder: string;
  secrets: string;
  signal?: AbortSignal | undefined;
  /** Bytes of the archive so far, and of all that goes into it. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Writes an archive beside its place, and gives it its name once it is whole. However it ends before, nothing is left. */
export async function packArchive(options: PackOptions): Promise<void> {
  const { file, signal } = options;
  if (existsSync(file)) throw new Error(`There is a file at ${file} already. Give another name.`);
  const draft = `${file}.part`;
  const { readable, controller } = createTarPacker();
  const packing = pack(controller, options).catch((error: unknown) => {
    controller.error(error);
    throw error;
  });
  try {
    // Most of it is pictures, which are packed already.
    const written = pipeline(
      readable,
      createGzip({ level: 1 }),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
      {
        signal,
      },
    );
    await Promise.all([written, packing]);
    // Unlike renaming, this never takes the place of a file that has come meanwhile.
    await link(draft, file);
  } finally {
    await packing.catch(() => {});
    await rm(draft, { force: true });
  }
}

async function pack(
  controller: TarPackController,
  { manifest, postgresFolder, filesFolder, secrets, ...options }: PackOptions,
) {
  const checksums: Checksums = {};
  const entries = [
    ...(postgresFolder ? await listTree(postgresFolder, 'postgres') : []),
    ...(await listTree(filesFolder, 'files')),
  ];
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  await addText(manifestName, `${JSON.stringify(manifest, null, 2)}\n`);
  await addText(secretsName, secrets);
  for (const entry of entries) {
    if (entry.isFolder) await addFolder(entry);
    else await addFile(entry);
  }
  await addText(checksumsName, JSON.stringify(checksums), false);
  controller.finalize();

  async function addText(name: string, text: string, isChecked = true) {
    const bytes = Buffer.from(text);
    if (isChecked)
      checksums[name] = { size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
    const writer = controller.add({ name, size: bytes.byteLength, mode: 0o600 }).getWriter();
    await writer.write(bytes);
    await writer.close();
  }

  async function addFolder({ name }: Entry) {
    await controller.add({ name: `${name}/`, size: 0, type: 'directory', mode: 0o700 }).close();
  }

  async function addFile({ name, path }: Entry) {
    const size = await sizeOf(path);
    if (size === null && !name.startsWith('files/'))
      throw new Error('The copy of the database went away: was the server stopped?');
    // A picture that nothing uses any more may have gone since.
    if (size === null) return;
    const hash = createHash('sha256');
    const writer = controller.add({ name, size, mode: 0o600 }).getWriter();
    // Most files are small: a megabyte set aside for each would keep the garbage collector busier than the packing.
    const highWaterMark = Math.max(1, Math.min(size, 1024 * 1024));
    for await (const chunk of createReadStream(path, { highWaterMark }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await writer.write(new Uint8Array(chunk));
      done += chunk.byteLength;
      options.onProgress?.(done, total);
    }
    await writer.close();
    checksums[name] = { size, sha256: hash.digest('hex') };
  }
}

/** Bytes; null where nothing is there. */
function sizeOf(path: string): Promise<number | null> {
  return lstat(path).then(
    (found) => found.size,
    () => null,
  );
}

interface Entry {
  /** In the archive. */
  name: string;
  path: string;
  isFolder: boolean;
  size: number;
}

/** Folders before what is in them. Left out is what no backup has, such as pictures that are not whole yet. */
async function listTree(folder: string, name: string): Promise<Entry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const entries = found
    .map((one) => ({ one, path: join(one.parentPath, one.name) }))
    .map(({ one, path }) => ({ one, path, name: join(name, relative(folder, path)) }))
    .filter(
      (entry) => (entry.one.isFile() || entry.one.isDirectory()) && isArchivePath(entry.name, entry.one.isDirectory()),
    )
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return Promise.all(
    entries.map(async ({ one, ...entry }) => ({
      ...entry,
      isFolder: one.isDirectory(),
      size: (one.isFile() && (await sizeOf(entry.path))) || 0,
    })),
  );
}
