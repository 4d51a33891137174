import { z } from 'zod';
import { countedTables } from '../store/snapshot.ts';

/** Raised when archives become something that an older version would read wrongly. */
const format = 1;

const manifestSchema = z.object({
  product: z.literal('VisualAdGen'),
  format: z.int(),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** Null where the database lives elsewhere and is backed up there. */
  database: z.object({ migrations: z.array(z.string()), counts: z.record(z.enum(countedTables), z.int()) }).nullable(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Bytes and SHA-256 (hex) of every file before it. */
export const checksumsSchema = z.record(z.string(), z.object({ size: z.int(), sha256: z.string() }));

export type Checksums = z.infer<typeof checksumsSchema>;

export function makeManifest(version: string, database: Manifest['database']): Manifest {
  return { product: 'VisualAdGen', format, version, createdAt: new Date().toISOString(), database };
}

/** Reads what an archive tells of itself; throws a sentence for people where it is not for this version. */
export function readManifest(text: string, own: { version: string; migrations: readonly string[] }): Manifest {
  const told = z
    .object({ product: z.literal('VisualAdGen'), format: z.int(), version: z.string() })
    .safeParse(parse(text));
  if (!told.success) throw new Error('This is not a backup of VisualAdGen.');
  if (told.data.format > format) throw tooNew(told.data.version, own.version);
  const manifest = manifestSchema.parse(parse(text));
  const unknown = (manifest.database?.migrations ?? []).filter((version) => !own.migrations.includes(version));
  if (isNewer(manifest.version, own.version) || unknown.length > 0)
    throw tooNew(manifest.version, own.version, unknown);
  return manifest;
}

function tooNew(version: string, own: string, unknown: readonly string[] = []): Error {
  const migrations = unknown.length > 0 ? ` It has had migrations that are not known here: ${unknown.join(', ')}.` : '';
  return new Error(
    `This backup was made by a newer VisualAdGen (${version}; this is ${own}).${migrations} Restore it with that version.`,
  );
}

/** Of two versions such as 0.2.0. */
function isNewer(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
