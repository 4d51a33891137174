import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { type Checksums, checksumsSchema, type Manifest } from './manifest.ts';
import { checksumsName, isArchivePath, manifestName } from './archive-paths.ts';

/** Bytes of the files that are read whole; the second tells of two million pictures. */
const longestManifest = 1024 * 1024;
const longestChecksums = 400 * 1024 * 1024;

/**
 * Unpacks an archive into an empty folder and holds each of its files against its checksum. Throws a sentence for people where
 * anything is missing, changed or not what a backup has; whoever asks then removes the folder.
 *
 * `check` is handed the manifest before anything else is unpacked.
 */
export async function unpackArchive(file: string, into: string, check: (text: string) => Manifest): Promise<Manifest> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  // By the time that it has come through the streams below, it says nothing any more.
  let broken: Error | undefined;
  source.once('error', (error) => unzipped.destroy(error));
  unzipped.once('error', (error) => (broken = error));
  const entries = (Readable.toWeb(source.pipe(unzipped)) as ReadableStream<Uint8Array>).pipeThrough(
    createTarDecoder({ strict: true }),
  );
  const seen: Checksums = {};
  let manifest: Manifest | undefined;
  let isWhole = false;
  try {
    for await (const entry of entries) {
      const name = nameOf(entry);
      if (isWhole || Object.hasOwn(seen, name)) throw new Error(`${name} is there twice, or after the end.`);
      if (!manifest) {
        if (name !== manifestName) throw new Error('It does not begin with a manifest.');
        const text = await readText(entry, seen, longestManifest);
        manifest = check(text);
      } else if (name === checksumsName) {
        compare(checksumsSchema.parse(JSON.parse(await readText(entry, {}, longestChecksums))), seen);
        isWhole = true;
      } else if (entry.header.type === 'directory') {
        await mkdir(join(into, name), { recursive: true, mode: 0o700 });
        await entry.body.cancel();
      } else await writeEntry(entry, join(into, name), seen);
    }
  } catch (error) {
    throw explain(file, broken ?? error);
  } finally {
    source.destroy();
    unzipped.destroy();
  }
  if (!manifest || !isWhole) throw explain(file, new Error('It was cut off.'));
  return manifest;
}

/** An archive holds plain files and folders at places that backups have; a link, or a way out of the folder, is in none. */
function nameOf({ header: { name, type } }: ParsedTarEntry): string {
  const isFolder = type === 'directory';
  const path = isFolder ? name.replace(/\/$/, '') : name;
  if (!isFolder && type !== undefined && type !== 'file') throw new Error(`${name} is not a plain file.`);
  if (!isArchivePath(path, isFolder)) throw new Error(`${name} is not a place in a backup.`);
  return path;
}

async function readText({ header, body }: ParsedTarEntry, seen: Checksums, longest: number): Promise<string> {
  if (header.size > longest) throw new Error(`${header.name} is too large.`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  seen[header.name] = { size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
  return bytes.toString('utf8');
}

async function writeEntry({ header, body }: ParsedTarEntry, path: string, seen: Checksums): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of body) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  seen[header.name] = { size, sha256: hash.digest('hex') };
}

function compare(told: Checksums, seen: Checksums): void {
  for (const name of new Set([...Object.keys(told), ...Object.keys(seen)])) {
    const [one, other] = [told[name], seen[name]];
    if (!other) throw new Error(`${name} is missing.`);
    if (one?.sha256 !== other.sha256 || one.size !== other.size) throw new Error(`${name} has been changed.`);
  }
}

function explain(file: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = error instanceof Error ? error.message : String(error);
  return new Error(
    `${file} cannot be restored. ${code.startsWith('Z_') ? 'It was cut off, or is no archive at all.' : words}`,
    { cause: error },
  );
}
