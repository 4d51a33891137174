import { findExport, readExportFile } from '../store/exports.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { joinStretches } from './stretches.ts';
import { layOutZip } from './zip/lay-out-zip.ts';
import { readZipRange } from './zip/read-zip-range.ts';

/** Raised where the same list would give other bytes than before: downloads that were broken off begin anew. */
const layoutVersion = 1;

export interface Archive {
  name: string;
  byteSize: number;
  /** The same as long as its bytes are. */
  etag: string;
  /** Pictures of it that were deleted since; then it cannot be read. */
  missing: number;
  /** The bytes from `from` on and before `to`, a file at a time. */
  read(from: number, to: number): AsyncGenerator<Uint8Array>;
}

/** The archive that stands at `{user_id}/{export_id}.zip`; undefined where there is none, or none any more. */
export async function openArchive(
  { database, storage }: { database: Database; storage: Pick<FileStorage, 'get'> },
  path: string,
): Promise<Archive | undefined> {
  const [, userId, id] = /^([0-9a-f-]{36})\/([0-9a-f-]{36})\.zip$/.exec(path) ?? [];
  const found = userId && id ? await findExport(database.service, userId, id) : undefined;
  if (!found || !id) return undefined;
  const layout = layOutZip(found.files, found.createdAt);
  const readFile = async (position: number) => {
    const { picture_path: picture, stretches, own } = await readExportFile(database.service, id, position);
    return joinStretches({ stretches, own }, picture === null ? own : (await storage.get(picture)).bytes);
  };
  return {
    name: found.name,
    byteSize: layout.byteSize,
    etag: `"${id}-${layoutVersion}"`,
    missing: found.missing,
    read: (from, to) => readZipRange(layout, from, to, readFile),
  };
}
