import { createRequire } from 'node:module';
import { readFontTables } from '../src/compose/fonts/font-tables.ts';

// As CommonJS: its module for the web has no named exports that Node finds.
const opentype = createRequire(import.meta.url)('opentype.js') as typeof import('opentype.js');

export interface MadeFont {
  family?: string;
  styleName?: string;
  letters?: string;
  weight?: number;
  /** What its license allows, as `OS/2` has it; 0 for anything. */
  fsType?: number;
}

const usual = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-…';

/** A font (OTF) of somebody’s own: each letter is a box, wider from letter to letter, so that nobody takes it for another font. */
export function makeFont(options: MadeFont = {}): Buffer {
  const { family = 'Acme Blocks', styleName = 'Regular', letters = usual, weight = 400, fsType = 0 } = options;
  const box = (name: string, unicode: number, index: number) => {
    const [width, path] = [300 + (index % 7) * 90, new opentype.Path()];
    if (unicode !== 0x20) {
      path.moveTo(40, 0);
      path.lineTo(40, 700);
      path.lineTo(width - 40, 700);
      path.lineTo(width - 40, 0);
      path.close();
    }
    return new opentype.Glyph({ name, unicode, advanceWidth: width, path });
  };
  const glyphs = [
    new opentype.Glyph({ name: '.notdef', unicode: 0, advanceWidth: 500, path: new opentype.Path() }),
    ...Array.from(letters, (letter, index) => box(`g${index}`, letter.codePointAt(0) ?? 0, index)),
  ];
  const font = new opentype.Font({
    familyName: family,
    styleName,
    unitsPerEm: 1_000,
    ascender: 900,
    descender: -200,
    glyphs,
  });
  const file = Buffer.from(font.toArrayBuffer());
  return changeOs2(file, (table) => {
    table.setUint16(4, weight);
    table.setUint16(8, fsType);
  });
}

/** A font whose table `OS/2` says something else. */
export function changeOs2(file: Buffer, change: (table: DataView) => void): Buffer {
  const changed = Buffer.from(file);
  const os2 = readFontTables(changed, { tables: 64, unpacked: 1e9 }).tables.get('OS/2');
  if (os2) change(new DataView(os2.buffer, os2.byteOffset, os2.byteLength));
  return changed;
}
