import { encodeImage } from '../encode-image.ts';
import { sizeWithin } from '../scaled-size.ts';
import type { HeicAnswer } from './decode-heic.worker.ts';

/** A phone's photo as a JPEG: by the browser where it can, else by a decoder that comes only then. Null where neither can. */
export async function decodeHeic(file: Blob, signal: AbortSignal): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap) return encodeImage(bitmap, sizeWithin(bitmap), 'image/jpeg');
  const worker = new Worker(new URL('./decode-heic.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<HeicAnswer>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<HeicAnswer>) => resolve(data));
      worker.addEventListener('error', () => resolve(null));
      signal.addEventListener('abort', () => resolve(null));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it is no window.
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
