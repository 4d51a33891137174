import { createSemaphore } from '../../concurrency/semaphore.ts';
import { AppError } from '../../errors.ts';
import { runApart } from '../run-apart.ts';

/** Bytes: a drawing of logos and type is far smaller. */
const largest = 2_000_000;
/** Of what is drawn, in bytes. */
const largestDrawn = 20_000_000;
const usualPatience = 10_000;
const atOnce = createSemaphore(1);

/** Looks like SVG, by its content: an `<svg` element before any other. */
export function isSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096)).toString('utf8');
  return /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^]*?\]\s*)?>\s*)*<(?:\w+:)?svg[\s>/]/i.test(
    head,
  );
}

/**
 * An SVG as a PNG of at most 2048 pixels a side, and the file itself is never kept or sent to anybody. SVG is code: so it is drawn in a
 * process of its own, which has no settings, may write no file and start nothing, by a renderer that knows no scripts and fetches
 * nothing. Throws IMAGE_INVALID and IMAGE_TOO_LARGE.
 */
export async function drawSvg(bytes: Uint8Array, { patience = usualPatience } = {}): Promise<Uint8Array> {
  if (bytes.byteLength > largest) {
    const message = `The SVG has ${(bytes.byteLength / 1e6).toFixed(1)} MB; at most ${largest / 1e6} MB are taken.`;
    throw new AppError('IMAGE_TOO_LARGE', { message, details: { bytes: bytes.byteLength, maxBytes: largest } });
  }
  // A text that names a text that names a text: the way to make very much out of very little.
  if (/<!ENTITY/i.test(Buffer.from(bytes).toString('latin1')))
    throw invalid('it defines entities, which are not taken');
  const drawn = await atOnce.run(() => drawApart(bytes, patience));
  if (drawn === 'LATE') throw invalid(`drawing it takes longer than ${patience / 1000} s`);
  if (drawn === null) throw invalid('it cannot be drawn: it is not whole, or its size is none');
  return drawn;
}

function invalid(reason: string): AppError {
  return new AppError('IMAGE_INVALID', { message: `The SVG is not usable: ${reason}.` });
}

function drawApart(bytes: Uint8Array, patience: number): Promise<Uint8Array | 'LATE' | null> {
  const program = new URL('./draw-svg.child.ts', import.meta.url);
  return runApart(program, bytes, { patience, memory: 128, largestAnswer: largestDrawn });
}
