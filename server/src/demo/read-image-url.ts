import { MOST_PIXELS, type Photo, readPhoto } from './drawing/photo.ts';
import { type Detail, invalid } from './fal-error.ts';
import type { FileShelf } from './file-shelf.ts';

export const MOST_FILE_BYTES = 20 * 1024 * 1024;

const DOWNLOAD_MS = 10_000;

/**
 * The picture behind an input URL: one of this server's files, a `data:` URI, or any http(s) address.
 * Throws fal's 422 `file_download_error`, `file_too_large` or `image_load_error`.
 */
export async function readImageUrl(
  url: string,
  loc: Detail['loc'],
  shelf: FileShelf,
  signal: AbortSignal,
): Promise<Photo> {
  const bytes = await bytesOf(url, loc, shelf, signal);
  try {
    return await readPhoto(bytes);
  } catch {
    const msg = `Failed to load the image. Please ensure the image file is not corrupted, is in a supported format and has at most ${MOST_PIXELS / 1e6} megapixels.`;
    throw invalid({ loc, msg, type: 'image_load_error', input: shown(url) });
  }
}

async function bytesOf(url: string, loc: Detail['loc'], shelf: FileShelf, signal: AbortSignal): Promise<Buffer> {
  const unreachable = (): Error =>
    invalid({
      loc,
      msg: 'Failed to download the file. Please check if the URL is accessible and try again.',
      type: 'file_download_error',
      input: shown(url),
    });
  const own = shelf.at(url);
  if (own) return own.bytes;
  if (own === undefined || !/^(https?|data):/i.test(url)) throw unreachable();
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_MS)]) });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > MOST_FILE_BYTES) throw new TooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
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

class TooLarge extends Error {}

const shown = (url: string): string => (url.length > 200 ? `${url.slice(0, 200)}…` : url);
