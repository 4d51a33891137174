import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.ts';

export interface HeicPixels {
  width: number;
  height: number;
  /** RGBA, upright, in the photo's own color space. */
  pixels: Uint8Array;
}

/** What the worker answers: an image of too many pixels is not decoded, and null is none that can be read. */
export type HeicAnswer = HeicPixels | 'TOO_LARGE' | null;

export interface HeicQuestion {
  bytes: Uint8Array;
  maxPixels: number;
}

/** Milliseconds; the largest photo takes some seconds. */
const patience = 60_000;

/**
 * A phone's photo, decoded in a thread of its own, for it takes seconds, and no file that was made to harm may take more than that thread.
 * Throws IMAGE_INVALID and IMAGE_TOO_LARGE.
 */
export async function decodeHeic(bytes: Uint8Array, maxPixels: number): Promise<HeicPixels> {
  const question: HeicQuestion = { bytes, maxPixels };
  const worker = new Worker(new URL('./decode-heic.worker.ts', import.meta.url), {
    workerData: question,
    // What the decoder has to say of a file is nobody's concern.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  const answer = await new Promise<HeicAnswer>((resolve) => {
    const timer = setTimeout(() => resolve(null), patience);
    worker.once('message', resolve);
    worker.once('error', () => resolve(null));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
  void worker.terminate();
  if (answer === 'TOO_LARGE')
    throw new AppError('IMAGE_TOO_LARGE', {
      message: `The picture is larger than ${Math.round(maxPixels / 1e6)} megapixels.`,
      details: { maxPixels },
    });
  if (answer === null) throw new AppError('IMAGE_INVALID', { message: 'The picture is damaged or not whole.' });
  return answer;
}
