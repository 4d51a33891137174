import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../src/store/database.ts';
import { hashSources } from './hash-sources.ts';
import { prepareSchema } from './prepare-schema.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A file with a PGlite that has the whole schema and no rows. */
    preparedDatabase: string;
  }
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/prepared-databases/', import.meta.url));
/** All that says what is in it: the migrations, and what makes the tables of the sign-in and of the queue. */
const sources = ['supabase', 'server/src', 'server/test/prepare-schema.ts', 'pnpm-lock.yaml'];

/**
 * Makes one empty database, which each test then opens a copy of: that takes a tenth of the time of making one anew. It is kept for
 * the runs that follow, until one of its sources changes.
 */
export async function setup({ provide }: TestProject): Promise<void> {
  const file = join(cache, `${await hashSources(sources)}.tar`);
  if (existsSync(file)) await utimes(file, new Date(), new Date());
  else await prepare(file);
  provide('preparedDatabase', file);
}

async function prepare(file: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  await removeUnused();
  const pglite = await PGlite.create();
  const database = await openDatabase({ pglite });
  await prepareSchema(database);
  const dump = await pglite.dumpDataDir('none');
  // In one step, for another run may be looking for it.
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()));
  await rename(unfinished, file);
  await database.close();
}

/** A run that is still at work has touched its own when it began. */
async function removeUnused(): Promise<void> {
  const yesterday = Date.now() - 24 * 3_600_000;
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    if ((await stat(path)).mtimeMs < yesterday) await rm(path, { force: true });
  }
}
