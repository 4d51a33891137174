import { availableParallelism } from 'node:os';
import sharp, { type Sharp } from 'sharp';
import { AppError } from '../errors.ts';
import { createSemaphore } from '../concurrency/semaphore.ts';
import { readJpegScans } from './jpeg-scans.ts';
import { mendJpeg, mendPng, mendWebp } from './mend-end.ts';

type ImageFormat = 'png' | 'jpeg' | 'webp';

export interface ImageFacts {
  contentType: 'image/png' | 'image/jpeg' | 'image/webp';
  extension: 'png' | 'jpg' | 'webp';
  /** As it is shown, in pixels: a photo that its EXIF turns on its side has been turned. */
  width: number;
  height: number;
}

export interface ImageLimits {
  maxBytes: number;
  maxPixels: number;
}

export const usualLimits: ImageLimits = { maxBytes: 20_000_000, maxPixels: 40_000_000 };

const kinds = {
  png: { contentType: 'image/png', extension: 'png' },
  jpeg: { contentType: 'image/jpeg', extension: 'jpg' },
  webp: { contentType: 'image/webp', extension: 'webp' },
} as const satisfies Record<ImageFormat, Pick<ImageFacts, 'contentType' | 'extension'>>;

/**
 * What a picture is, by its content and never by its name. All of it is decoded, so that a torn file is found here: one of which pixels
 * are missing. A file that has lost nothing but its end is whole. This is the one rule for uploads, links and what providers send, as they are kept; what they may be
 * beside that, `reencodeImage` makes one of these. Throws IMAGE_INVALID for anything but a whole PNG, JPEG or WebP, IMAGE_TOO_LARGE beyond the limits.
 */
export async function readImage(bytes: Uint8Array, limits: Partial<ImageLimits> = {}): Promise<ImageFacts> {
  const { maxPixels } = { ...usualLimits, ...limits };
  checkBytes(bytes, limits);
  const format = sniffFormat(bytes);
  if (format === null)
    throw new AppError('IMAGE_INVALID', {
      message: 'This is not a PNG, JPEG, WebP, AVIF, GIF, HEIC or SVG picture.',
      details: { accepted: [...Object.keys(kinds), 'avif', 'gif', 'heic', 'svg'] },
    });
  return { ...kinds[format], ...(await decoding(maxPixels, () => measure(bytes, format, maxPixels))) };
}

/** Throws IMAGE_TOO_LARGE. */
export function checkBytes(
  { byteLength }: Uint8Array,
  { maxBytes = usualLimits.maxBytes }: Partial<ImageLimits> = {},
): void {
  if (byteLength > maxBytes) throw tooLarge({ bytes: byteLength, maxBytes });
}

/**
 * Looked up before any decoder sees the bytes: the decoders behind sharp also read SVG (which is code), PDF and TIFF.
 * Null for everything that is not accepted.
 */
function sniffFormat(bytes: Uint8Array): ImageFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1A\n')) return 'png';
  if (head.startsWith('\xFF\xD8\xFF')) return 'jpeg';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  return null;
}

const menders = { png: mendPng, jpeg: mendJpeg, webp: mendWebp } as const satisfies Record<
  ImageFormat,
  (bytes: Uint8Array) => Uint8Array
>;

/** Opens with the limits in force: sharp's own default lets a file of 776 KB become 256 megapixels. */
export function openImage(
  bytes: Uint8Array,
  options: { maxPixels?: number | undefined; autoOrient?: boolean } = {},
): Sharp {
  const { maxPixels = usualLimits.maxPixels, autoOrient = true } = options;
  const format = sniffFormat(bytes);
  const mended = format ? menders[format](bytes) : bytes;
  return sharp(mended, { limitInputPixels: maxPixels, failOn: 'error', autoOrient });
}

// One thread for each picture, and no more pictures at once than there are cores: an open one of 40 megapixels takes 160 MB.
sharp.concurrency(1);
const desk = createSemaphore(Math.min(4, availableParallelism()));

/** Runs sharp's work in its turn and gives its errors our names. None may ask for another turn in the midst of its own. */
export async function decoding<Result>(maxPixels: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await desk.run(work);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof Error && /pixel limit/i.test(cause.message)) throw tooLarge({ maxPixels }, cause);
    throw new AppError('IMAGE_INVALID', { message: damaged, cause });
  }
}

async function measure(
  bytes: Uint8Array,
  format: ImageFormat,
  maxPixels: number,
): Promise<{ width: number; height: number }> {
  const facts = await openImage(bytes, { maxPixels }).metadata();
  // The header alone says nothing about the rest.
  if (format === 'jpeg') await readWholeJpeg(bytes, facts, maxPixels);
  else await readLastRow(openImage(bytes, { maxPixels, autoOrient: false }), facts);
  return { width: facts.autoOrient.width, height: facts.autoOrient.height };
}

/** What a JPEG lacks is no more than a warning to the decoder, and nothing at all where whole scans are missing. */
async function readWholeJpeg(bytes: Uint8Array, facts: Size, maxPixels: number): Promise<void> {
  const { isComplete, pixels } = readJpegScans(bytes);
  if (!isComplete) throw new AppError('IMAGE_INVALID', { message: damaged });
  const open = (failOn: 'error' | 'warning') => sharp(pixels, { limitInputPixels: maxPixels, failOn });
  await readLastRow(open('warning'), facts).catch(async (error: unknown) => {
    if (!(error instanceof Error && /extraneous bytes/i.test(error.message))) throw error;
    // They cost no pixel.
    await readLastRow(open('error'), facts);
  });
}

const damaged = 'The picture is damaged or not whole.';

interface Size {
  width: number;
  height: number;
}

/** The decoder goes through all the rows before it, and keeps none of them. A smaller copy would not ask for all of the last ones. */
async function readLastRow(picture: Sharp, { width, height }: Size): Promise<void> {
  await picture
    .extract({ left: 0, top: height - 1, width, height: 1 })
    .raw()
    .toBuffer();
}

function tooLarge(details: Record<string, number>, cause?: unknown): AppError {
  const { maxBytes, maxPixels } = details;
  const limit =
    maxBytes === undefined ? `${Math.round((maxPixels ?? 0) / 1e6)} megapixels` : `${Math.round(maxBytes / 1e6)} MB`;
  return new AppError('IMAGE_TOO_LARGE', {
    message: `The picture is larger than ${limit}.`,
    details,
    cause,
  });
}
