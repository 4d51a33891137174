import { fontLimits } from '@visualadgen/compose/fonts/own-font.ts';
import { runApart } from '../../../assets/run-apart.ts';
import { createSemaphore } from '../../../concurrency/semaphore.ts';
import { AppError } from '../../../errors.ts';
import { withAllGlyphs } from './with-all-glyphs.ts';

/** Milliseconds: a font of 40,000 glyphs takes two seconds. */
const usualPatience = 15_000;
const atOnce = createSemaphore(1);

/**
 * Draws each glyph of a font once, in a process of its own. A few bytes can name a glyph that is made of two that are made of two, and so on, or
 * call a program that calls a program; whoever drew such a letter would be at it for ever. Throws FONT_INVALID.
 */
export async function tryFont(file: Uint8Array, glyphs: number, { patience = usualPatience } = {}): Promise<void> {
  const limits = { tables: fontLimits.tables, unpacked: fontLimits.unpackedBytes };
  const count = Buffer.alloc(4);
  count.writeUInt32BE(glyphs);
  const given = Buffer.concat([count, withAllGlyphs(file, glyphs, limits)]);
  const program = new URL('./try-font.child.ts', import.meta.url);
  const drawn = await atOnce.run(() => runApart(program, given, { patience, memory: 256, largestAnswer: 100 }));
  if (drawn === 'LATE') throw invalid('some of its glyphs take for ever to draw');
  if (drawn === null) throw invalid('nothing can be drawn in it');
}

function invalid(reason: string): AppError {
  return new AppError('FONT_INVALID', { message: `The file is a broken font: ${reason}.` });
}
