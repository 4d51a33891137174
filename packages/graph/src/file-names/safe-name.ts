import { cutText } from '../text/cut-text.ts';

/** Bytes of UTF-8 in one part of a path. Systems take 255; a folder, a name and where an archive is unpacked have to go together. */
export const longestPart = 100;

/**
 * Words as one part of a path on every system: no sign that one of them gives a meaning, no name that Windows gives to a device, nothing
 * that is lost at an end, composed as most of them do it, and at most so many bytes, with no sign cut in two. Empty where nothing is left.
 */
export function safeName(words: string, mostBytes = longestPart): string {
  const kept = words.toWellFormed().normalize('NFC').replace(unseen, '').replace(forbidden, '-').replace(/\s+/gu, ' ');
  const cut = trimEnds(cutBytes(trimEnds(kept), mostBytes));
  return device.test(cut) ? trimEnds(cutBytes(`_${cut}`, mostBytes)) : cut;
}

/** The beginning of a text with at most so many bytes of UTF-8. */
export function cutBytes(text: string, most: number): string {
  let cut = cutText(text, most);
  while (byteLength(cut) > most) cut = cutText(cut, cut.length - 1);
  return cut;
}

/** As UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const sign of text) bytes += widthOf(sign.codePointAt(0) ?? 0);
  return bytes;
}

function widthOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** A separator, of a path on some system, or a sign with a meaning in a shell of Windows; a lone surrogate, too. */
const forbidden = /[<>:"/\\|?*\uFFFD]+/gu;

/** Control characters but white space, and what is not seen, but for the joiners that scripts and emoji are put together with. */
const unseen = /(?!\s)\p{Cc}|(?!\p{Join_Control}|[\u{E0020}-\u{E007F}])\p{Cf}|\p{Co}/gu;

/** A dot in front hides a file; dots and spaces at its end are lost on Windows. A joiner that joins nothing goes with them. */
function trimEnds(text: string): string {
  return text.replace(/^[\s.\p{Join_Control}]+|[\s.\p{Join_Control}]+$/gu, '');
}

/** Windows gives these to devices in every folder, whatever ending follows. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)/i;
