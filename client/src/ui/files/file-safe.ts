import { cutText } from '@visualadgen/graph/text/cut-text.ts';

/**
 * Words as a part of a file's name on every system: letters of any script, digits and emoji, joined by dashes; at most so many characters,
 * none of them cut in two.
 */
export function fileSafe(words: string, otherwise: string, most = 60): string {
  const safe = words.normalize('NFC').toLowerCase().replace(notKept, '-').replace(atEnds, '');
  let cut = cutText(safe, most);
  while (new TextEncoder().encode(cut).byteLength > mostBytes) cut = cutText(cut, cut.length - 1);
  const trimmed = cut.replace(atEnds, '') || otherwise;
  return reserved.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** Letters with their marks and joiners, digits, and emoji with all that they are put together from. */
const notKept =
  /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}\u{E0020}-\u{E007F}\p{Join_Control}\p{Variation_Selector}]+/gu;
/** Joiners that join nothing go with the dashes. */
const atEnds = /^[-\p{Join_Control}\p{Variation_Selector}]+|[-\p{Join_Control}]+$/gu;
/** Windows gives these names to devices, whatever ending follows. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Systems take 255 bytes; two such parts and what else is in a name stay well below. */
const mostBytes = 90;
