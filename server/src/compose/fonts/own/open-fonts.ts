import { type FontFile, type OwnFonts, ownFamily } from '@visualadgen/compose/fonts/own-font.ts';
import type { BrandValues } from '@visualadgen/compose/layouts/brand.ts';
import { scripts } from '@visualadgen/compose/text/script.ts';
import { AppError } from '../../../errors.ts';
import type { Database } from '../../../store/database.ts';
import type { FileStorage } from '../../../store/file-storage.ts';
import { findFontsOf } from '../../../store/fonts.ts';
import type { FontRow } from '../../../store/tables.ts';
import type { OwnFontFile, Renderer } from '../../render/renderer.ts';

export interface FontOptions {
  database: Pick<Database, 'service'>;
  storage: Pick<FileStorage, 'get'>;
  renderer: Renderer;
  /** The database's id behind the id that clients know a font by, or null. */
  fontRowId(globalId: string): string | null;
}

/** What a brand is set in besides the families of the product. */
export interface OpenFonts {
  /** Draws in them. */
  renderer: Renderer;
  ownFonts: OwnFonts;
  /** Those that are gone, or somebody else's: what the brand names besides them is used. */
  missing: readonly { role: 'heading' | 'body'; file: FontFile }[];
}

interface Opened {
  renderer: Renderer;
  /** Of those whose files are there. */
  hashes: ReadonlySet<string>;
}

/** Sets of fonts that are held open, those used last: each at most two files. */
const mostOpen = 4;

export function createFontOpener({ database, storage, renderer, fontRowId }: FontOptions) {
  const opened = new Map<string, Promise<Opened>>();

  return async (userId: string, { fontFiles = {} }: BrandValues): Promise<OpenFonts> => {
    const asked = (['heading', 'body'] as const).flatMap((role) => {
      const file = fontFiles[role];
      return file ? [{ role, file }] : [];
    });
    if (asked.length === 0) return { renderer, ownFonts: {}, missing: [] };
    const ids = asked.map(({ file }) => fontRowId(file.id)).filter((id) => id !== null);
    const rows = ids.length === 0 ? [] : await findFontsOf(database.service, userId, ids);
    // What is asked for is these bytes: a run keeps its brand.
    const found = asked.map((one) => ({ ...one, row: rows.find((row) => row.content_hash === one.file.hash) }));
    const own = await open(found.map(({ row }) => row).filter((row) => row !== undefined));
    const there = found.flatMap(({ role, row }) => (row && own.hashes.has(row.content_hash) ? [{ role, row }] : []));
    return {
      renderer: own.renderer,
      ownFonts: Object.fromEntries(there.map(({ role, row }) => [role, fontOf(row)])),
      missing: found.filter(({ role }) => !there.some((one) => one.role === role)),
    };
  };

  async function open(rows: readonly FontRow[]): Promise<Opened> {
    const each = [...new Map(rows.map((row) => [row.content_hash, row])).values()];
    if (each.length === 0) return { renderer, hashes: new Set() };
    const key = each
      .map((row) => row.content_hash)
      .toSorted()
      .join(' ');
    const known = opened.get(key);
    // Those used last come last.
    opened.delete(key);
    const made = known ?? readAll(each);
    opened.set(key, made);
    const forget = () => {
      if (opened.get(key) === made) opened.delete(key);
    };
    // What is not there now may be there the next time.
    made.then(({ hashes }) => hashes.size < each.length && forget(), forget);
    for (const old of opened.keys()) {
      if (opened.size <= mostOpen) break;
      opened.delete(old);
    }
    return made;
  }

  async function readAll(rows: readonly FontRow[]): Promise<Opened> {
    const read = await Promise.all(rows.map(async (row) => ({ row, file: await readOne(row) })));
    const there = read.flatMap(({ row, file }) => (file ? [{ hash: row.content_hash, file }] : []));
    if (there.length === 0) return { renderer, hashes: new Set() };
    return {
      renderer: renderer.withFonts(there.map(({ file }) => file)),
      hashes: new Set(there.map(({ hash }) => hash)),
    };
  }

  /** Null for one whose file is gone. */
  async function readOne(row: FontRow): Promise<OwnFontFile | null> {
    try {
      const { bytes } = await storage.get(row.path);
      return { family: ownFamily(row.content_hash), bytes, signs: row.signs, weights: weightsOf(row) };
    } catch (error) {
      if (error instanceof AppError && error.code === 'ASSET_MISSING') return null;
      throw error;
    }
  }
}

function fontOf(row: FontRow): OwnFonts['heading'] {
  return {
    name: ownFamily(row.content_hash),
    style: row.style,
    scripts: scripts.filter((script) => row.scripts.includes(script)),
    baseline: row.baseline,
    weights: weightsOf(row),
  };
}

function weightsOf({ least_weight: least, most_weight: most }: FontRow): OwnFontFile['weights'] {
  return { least, most };
}
