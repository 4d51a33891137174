import { createHash, randomUUID } from 'node:crypto';
import { renditionPath } from '../store/asset-path.ts';
import {
  type AssetOwner,
  type CompositionFacts,
  createAssetOnce,
  type Derivation,
  type StoredImage,
  takeSameAsset,
} from '../store/assets.ts';
import type { Database, Queryable, Transaction } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { AssetRow } from '../store/tables.ts';
import { drawRenditions, type Rendition } from './draw-renditions.ts';
import type { EncodedImage } from './encode-image.ts';
import { isBlack } from './is-black.ts';
import { drawSvg, isSvg } from './svg/draw-svg.ts';
import { reencodeImage } from './reencode-image.ts';
import { ownKeys } from './look/look-keys.ts';
import { measureLook } from './look/measure-look.ts';
import { filesOf } from './renditions.ts';
import { indexWords, type KnownBy, nothingKnown, vocabularyOf } from './search/asset-words.ts';
import { changeAssets } from '../store/change-assets.ts';
import { addLibraryWords } from '../store/library-words.ts';

/**
 * The one door by which pictures come into the storage: looked at, held to the limits, drawn anew, with smaller copies beside them.
 * A file is there before its row is; where one of a picture's files cannot be written, none is left.
 */
export interface AssetKeeper {
  /**
   * A person's picture, at most 4096 pixels a side; an SVG is kept as it looks. Who sends the same again gets the asset that is there; it keeps the name it has.
   * Throws IMAGE_INVALID, IMAGE_TOO_LARGE and STORAGE_UNAVAILABLE.
   */
  keepUpload(userId: string, bytes: Uint8Array, known?: { name?: string | null }): Promise<KeptAsset>;
  /** What was cut from a stored picture. The same cut again gives the asset that is there. Throws STORAGE_UNAVAILABLE. */
  keepCut(userId: string, cut: EncodedImage, derivation: Derivation): Promise<KeptAsset>;
  /** What was put together of pictures and words. The same again gives the asset that is there. Throws STORAGE_UNAVAILABLE. */
  keepComposed(userId: string, image: EncodedImage, facts: CompositionFacts): Promise<KeptAsset>;
  /**
   * The files of what a provider sent. Whoever completes the paid call writes the row with it: each of its pictures has one of its own,
   * which says what made it. BLACK for what its safety checker held back, which is not kept; where it tells by itself what it has passed, nothing else is looked at.
   * Throws as an upload does.
   */
  storeGenerated(userId: string, bytes: Uint8Array, known: { isPassed: boolean }): Promise<StoredImage | 'BLACK'>;
  /** Removes files of which no row came. */
  discard(images: readonly StoredImage[]): Promise<void>;
}

/** A picture that has its row. */
export interface KeptAsset extends AssetRow {
  /** It was there already. */
  isDuplicate: boolean;
}

/** A provider's pictures may be larger than what people send, in bytes. */
export const mostBytesGenerated = 30_000_000;
/** Pixels, of an upload. */
const longestSide = 4096;

interface KeeperOptions {
  database: Database;
  storage: FileStorage;
  /** Told of each picture that has its row, and of each that was there already. */
  onKept?: (image: { origin: AssetRow['origin']; byteSize: number; isDuplicate: boolean }) => void;
}

/** Where rows are looked for and written: as the person who uploads, or for the engine. */
interface Rows {
  read<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  write<T>(work: (db: Transaction) => Promise<T>): Promise<T>;
}

export function createAssetKeeper({ database, storage, onKept }: KeeperOptions): AssetKeeper {
  const engineRows: Rows = {
    read: (work) => work(database.service),
    write: (work) => database.service.transaction().execute(work),
  };
  return {
    async keepUpload(userId, sent, { name = null } = {}) {
      const bytes = isSvg(sent) ? await drawSvg(sent) : sent;
      const rows: Rows = {
        read: (work) => database.asUser(userId, work),
        write: (work) => database.asUser(userId, work),
      };
      const asset = { userId, origin: 'UPLOADED', name } as const;
      // What was kept before and comes back as it lies here needs no drawing.
      const known = await rows.read((db) => takeSameAsset(db, asset, hashOf(bytes)));
      if (known && (await storage.has(known.path))) return told(await nameOnce(rows, known, name), true);
      return keepOnce(rows, asset, await reencodeImage(bytes, { longestSide }));
    },

    keepCut: (userId, cut, derivation) => keepOnce(engineRows, { userId, origin: 'DERIVED', ...derivation }, cut),

    keepComposed: (userId, image, facts) => keepOnce(engineRows, { userId, origin: 'COMPOSED', ...facts }, image),

    async storeGenerated(userId, bytes, { isPassed }) {
      const image = await reencodeImage(bytes, { maxBytes: mostBytesGenerated });
      return !isPassed && (await isBlack(image.bytes)) ? 'BLACK' : store(userId, image);
    },

    discard,
  };

  async function keepOnce(rows: Rows, asset: AssetOwner, image: EncodedImage): Promise<KeptAsset> {
    const known = await rows.read((db) => takeSameAsset(db, asset, hashOf(image.bytes)));
    if (known) {
      if (!(await storage.has(known.path))) await write(known.path, image);
      return told(asset.origin === 'UPLOADED' ? await nameOnce(rows, known, asset.name) : known, true);
    }
    const stored = await store(asset.userId, image);
    const words = indexWords(asset.userId, { ...nothingKnown, ...knownOf(asset) });
    const row = await rows.write(async (db) => {
      await addLibraryWords(db, asset.userId, vocabularyOf(asset.userId, words));
      return createAssetOnce(db, asset, stored, words);
    });
    const isDuplicate = row.path !== stored.path;
    if (isDuplicate) await discard([stored]);
    return told(row, isDuplicate);
  }

  /** One that has no name yet takes that of the file that came again. */
  async function nameOnce(rows: Rows, row: AssetRow, name: string | null): Promise<AssetRow> {
    if (name === null || row.name !== null) return row;
    const named = { ...row, name };
    const words = indexWords(row.user_id, named);
    await rows.write(async (db) => {
      await addLibraryWords(db, row.user_id, vocabularyOf(row.user_id, words));
      await changeAssets(db, [{ ...named, words }]);
    });
    return named;
  }

  function told(row: AssetRow, isDuplicate: boolean): KeptAsset {
    onKept?.({ origin: row.origin, byteSize: row.byte_size, isDuplicate });
    return { ...row, isDuplicate };
  }

  async function store(userId: string, image: EncodedImage): Promise<StoredImage> {
    const path = `${userId}/${randomUUID()}.${image.extension}`;
    const renditionWidths = await write(path, image);
    const { bytes, contentType, width, height } = image;
    // It is measured later on where that fails: nothing that was sent or paid for is lost for it.
    const look = await measureLook(image).catch(() => null);
    return {
      path,
      contentType,
      width,
      height,
      byteSize: bytes.byteLength,
      contentHash: hashOf(bytes),
      renditionWidths,
      look: look && { ...look, keys: ownKeys(userId, look.keys) },
    };
  }

  /** Gives the widths of the smaller copies. */
  async function write(path: string, image: EncodedImage): Promise<number[]> {
    // A picture that was paid for is not lost for a smaller copy of it.
    const renditions = await drawRenditions(image).catch((): Rendition[] => []);
    const widths = renditions.map(({ width }) => width);
    const tries = await Promise.allSettled([
      storage.put(path, image.bytes, image.contentType),
      ...renditions.map(({ width, bytes }) => storage.put(renditionPath(path, width), bytes, 'image/webp')),
    ]);
    const failed = tries.find((one) => one.status === 'rejected');
    if (!failed) return widths;
    // Where the files cannot be removed either, the first error is the one to tell.
    await storage.remove(filesOf(path, widths)).catch(() => {});
    throw failed.reason;
  }

  async function discard(images: readonly StoredImage[]): Promise<void> {
    await storage.remove(images.flatMap(({ path, renditionWidths }) => filesOf(path, renditionWidths)));
  }
}

function knownOf(asset: AssetOwner): Partial<KnownBy> {
  if (asset.origin === 'UPLOADED') return { name: asset.name };
  return { ...(asset.origin === 'COMPOSED' && { name: asset.name }), prompt: asset.source?.prompt ?? null };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
