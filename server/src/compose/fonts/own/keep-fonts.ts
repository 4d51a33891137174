import { createHash, randomUUID } from 'node:crypto';
import type { FileStorage } from '../../../store/file-storage.ts';
import type { StoredFont } from '../../../store/fonts.ts';
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
  /** Throws FONT_INVALID where one of its so many glyphs cannot be drawn. */
  tryFont(bytes: Uint8Array, glyphs: number): Promise<void>;
}

const types = { TTF: 'font/ttf', OTF: 'font/otf', WOFF2: 'font/woff2' } as const;

export function createFontKeeper({ storage, tryFont }: FontKeeperOptions): FontKeeper {
  return {
    async store(userId, bytes) {
      const { fileType, family, styleName, style, scripts, weights, baseline, glyphs, signs } = readFont(bytes);
      await tryFont(bytes, glyphs);
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
