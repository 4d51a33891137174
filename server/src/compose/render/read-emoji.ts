import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { emojiCode } from '@visualadgen/compose/text/emoji.ts';

const known = new Map<string, Promise<Uint8Array | null>>();

/** An emoji’s drawing (SVG, from Twemoji, which comes with the product); null for one that it has none of. */
export function readEmoji(sign: string): Promise<Uint8Array | null> {
  return readEmojiByCode(emojiCode(sign));
}

/** The same by its code points in hex, joined by hyphens. */
export function readEmojiByCode(code: string): Promise<Uint8Array | null> {
  const found = known.get(code);
  if (found) return found;
  // Its files are named with U+FE0F in some joined emoji, and without it in others.
  const read = readFirst([code, code.replaceAll('-fe0f', '')]);
  known.set(code, read);
  return read;
}

async function readFirst(codes: readonly string[]): Promise<Uint8Array | null> {
  for (const code of new Set(codes)) {
    const file = await readFile(fileURLToPath(import.meta.resolve(`@twemoji/svg/${code}.svg`))).catch(() => null);
    if (file) return file;
  }
  return null;
}
