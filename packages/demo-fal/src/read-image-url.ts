import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { MOST_PIXELS, type Photo, readPhoto } from './drawing/photo.ts';
import { type Detail, invalid } from './fal-error.ts';
import type { FileStore } from './file-store.ts';

export const MOST_FILE_BYTES = 20 * 1024 * 1024;

const DOWNLOAD_MS = 10_000;

/**
 * The picture behind an input URL: one of this server's files, a `data:` URI, or any http(s) address.
 * Throws fal's 422 `file_download_error`, `file_too_large` or `image_load_error`.
 */
export async function readImageUrl(
  url: string,
  loc: Detail['loc'],
  files: FileStore,
  signal: AbortSignal,
  download: Download = downloadAnything,
): Promise<Photo> {
  return (await readBoth(url, loc, files, signal, download)).photo;
}

/** The same as it lies there, at its own size; what is no picture is refused alike. */
export async function readImageBytes(...where: Parameters<typeof readImageUrl>): Promise<Buffer> {
  const [url, loc, files, signal, download = downloadAnything] = where;
  return (await readBoth(url, loc, files, signal, download)).bytes;
}

async function readBoth(
  url: string,
  loc: Detail['loc'],
  files: FileStore,
  signal: AbortSignal,
  download: Download,
): Promise<{ bytes: Buffer; photo: Photo }> {
  const bytes = await bytesOf(url, loc, files, signal, download);
  try {
    return { bytes, photo: await readPhoto(bytes) };
  } catch {
    const msg = `Failed to load the image. Please ensure the image file is not corrupted, is in a supported format and has at most ${MOST_PIXELS / 1e6} megapixels.`;
    throw invalid({ loc, msg, type: 'image_load_error', input: shown(url) });
  }
}

/** The bytes behind a link of somebody who is not trusted. Throws where it cannot be followed. */
export type Download = (url: string, limits: { signal: AbortSignal; maxBytes: number }) => Promise<Uint8Array>;

async function bytesOf(
  url: string,
  loc: Detail['loc'],
  files: FileStore,
  signal: AbortSignal,
  download: Download,
): Promise<Buffer> {
  const unreachable = (): Error =>
    invalid({
      loc,
      msg: 'Failed to download the file. Please check if the URL is accessible and try again.',
      type: 'file_download_error',
      input: shown(url),
    });
  const own = files.at(url);
  if (own) return own.bytes;
  if (own === undefined || !/^(https?|data):/i.test(url)) throw unreachable();
  try {
    const follow = /^data:/i.test(url) ? downloadAnything : download;
    const limits = {
      signal: AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_MS)]),
      maxBytes: MOST_FILE_BYTES,
    };
    return Buffer.from(await follow(url, limits));
  } catch (error) {
    if (!(error instanceof TooLarge)) throw unreachable();
    const limit = MOST_FILE_BYTES / 1024 / 1024;
    throw invalid({
      loc,
      msg: `The file is larger than ${limit} MB.`,
      type: 'file_too_large',
      ctx: { max_size: MOST_FILE_BYTES },
      input: shown(url),
    });
  }
}

/** Wherever it leads: for whoever runs this server for themselves. */
async function downloadAnything(...[url, { signal, maxBytes }]: Parameters<Download>): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

class TooLarge extends Error {}

const shown = (url: string): string => cutText(url, 200, '…');
