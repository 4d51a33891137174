import { parentPort, workerData } from 'node:worker_threads';
import loadLibHeif from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import type { HeicAnswer, HeicQuestion } from './decode-heic.ts';

/* One photo, of which the first image is the main one. */

const { bytes, maxPixels } = workerData as HeicQuestion;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- it is no window.
parentPort?.postMessage(await decode().catch(() => null));

async function decode(): Promise<HeicAnswer> {
  const { HeifDecoder } = await loadLibHeif();
  const [photo] = new HeifDecoder().decode(bytes);
  if (!photo) return null;
  const [width, height] = [photo.get_width(), photo.get_height()];
  // Before there is room made for them.
  if (width * height > maxPixels) return 'TOO_LARGE';
  const into = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  const filled = await new Promise<typeof into | null>((resolve) => photo.display(into, resolve));
  return filled && { width, height, pixels: new Uint8Array(filled.data.buffer) };
}
