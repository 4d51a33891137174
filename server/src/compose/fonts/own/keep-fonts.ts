import { createHash, randomUUID } from 'node:crypto';
import type { FileStorage } from '../../../store/file-storage.ts';
import type { StoredFont } from '../../../store/fonts.ts';
import { AppError } from '../../../errors.ts';
import { readFont } from './read-font.ts';

/** The door by which fonts come into the storage: looked at, held to the limits, drawn once, and kept as they came. */
export interface FontKeeper {
  /** The file of a font, before its row is. Throws FONT_INVALID, FONT_TOO_LARGE, FONT_RESTRICTED and STORAGE_UNAVAILABLE. */
  store(userId: string, bytes: Uint8Array): Promise<StoredFont>;
  /** Removes a file of which no row came. */
  discard(font: Pick<StoredFont, 'path'>): Promise<void>;
}

export interface FontKeeperOptions {
  storage: Pick<FileStorage, 'put' | 'remove'>;
  /** Rejects where a font cannot be drawn. */
  tryFont(bytes: Uint8Array, letters: string): Promise<void>;
}

const types = { TTF: 'font/ttf', OTF: 'font/otf', WOFF2: 'font/woff2' } as const;

/** Letters that a font is tried with. */
const mostTried = 200;

export function createFontKeeper({ storage, tryFont }: FontKeeperOptions): FontKeeper {
  return {
    async store(userId, bytes) {
      const { fileType, family, styleName, style, scripts, weights, baseline, signs } = readFont(bytes);
      await tryFont(bytes, someOf(signs)).catch((cause: unknown) => {
        throw new AppError('FONT_INVALID', {
          message: 'The file is a broken font: nothing can be drawn in it.',
          cause,
        });
      });
      const path = `${userId}/${randomUUID()}.${fileType.toLowerCase()}`;
      await storage.put(path, bytes, types[fileType]);
      return {
        path,
        file_type: fileType,
        byte_size: bytes.byteLength,
        content_hash: createHash('sha256').update(bytes).digest('hex'),
        family,
        style_name: styleName,
        style,
        scripts: [...scripts],
        least_weight: weights.least,
        most_weight: weights.most,
        baseline,
        signs: signs.map(([first, last]): [number, number] => [first, last]),
      };
    },

    discard: ({ path }) => storage.remove([path]),
  };
}

/** From all over the font, so that what is broken in it comes to light. */
function someOf(signs: readonly (readonly [number, number])[]): string {
  const count = signs.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const step = Math.max(1, Math.floor(count / mostTried));
  const points: number[] = [];
  let before = 0;
  for (const [first, last] of signs) {
    for (let at = (step - (before % step)) % step; at <= last - first; at += step) points.push(first + at);
    before += last - first + 1;
  }
  return String.fromCodePoint(...points.filter((point) => point > 0x20 && point <= 0x10ffff && !isSurrogate(point)));
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}
