import loadLibHeif from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import { encodeImage } from '../encode-image.ts';
import { mostSourcePixels, sizeWithin } from '../scaled-size.ts';

/*
 * Reads photos as phones keep them, where the browser does not. A worker of its own: the decoder is large and WebAssembly,
 * which this worker alone may run (see the server's `page-headers.ts`), and a photo takes it seconds.
 */

/** What the worker answers: the photo as a JPEG, or null where it could not be read. */
export type HeicAnswer = Blob | null;

self.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void decode(data).then(answer, () => answer(null));
});

function answer(photo: HeicAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page, and names none.
  self.postMessage(photo);
}

async function decode(file: Blob): Promise<HeicAnswer> {
  const { HeifDecoder } = await loadLibHeif();
  const [photo, ...others] = new HeifDecoder().decode(new Uint8Array(await file.arrayBuffer()));
  for (const other of others) other.free();
  if (!photo) return null;
  const size = { width: photo.get_width(), height: photo.get_height() };
  // Before there is room made for them.
  if (size.width * size.height > mostSourcePixels) return null;
  const filled = await new Promise<ImageData | null>((resolve) => {
    photo.display(new ImageData(size.width, size.height), resolve);
  });
  photo.free();
  return filled && encodeImage(await createImageBitmap(filled), sizeWithin(size), 'image/jpeg');
}
