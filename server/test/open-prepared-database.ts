import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { emptyDatabase, describeDatabase } from './empty-database.ts';

/*
 * Opening a database takes most of a second of a processor, emptying one a twentieth of that. So a test file leaves its
 * database to the next one in the same worker: closed, it is emptied and lies idle. One whose schema was changed is not used
 * again.
 */

const idle: PGlite[] = [];

/** What each looks like that nobody has changed; the same for all, for all are copies. */
let untouched: string | undefined;

/** Two of one worker's that are used at the same time are rare, and each holds a few hundred megabytes. */
const mostIdle = 2;

/** A database with the whole schema and no rows: in memory, or in a folder where it is to outlive the process. */
export async function openPreparedDatabase(dataDir?: string): Promise<PGlite> {
  if (dataDir) return load(dataDir);
  const pglite = idle.pop() ?? (await load());
  untouched ??= await describeDatabase(pglite);
  return lend(pglite);
}

/** What a newcomer has: nothing at all. The server that opens it does what it does at its very first start. */
export async function openNewDatabase(): Promise<PGlite> {
  return PGlite.create({ pgliteWasmModule: await (program ??= compile()) });
}

async function load(dataDir?: string): Promise<PGlite> {
  return PGlite.create({
    ...(dataDir && { dataDir }),
    loadDataDir: await openAsBlob(inject('preparedDatabase')),
    pgliteWasmModule: await (program ??= compile()),
  });
}

/** Compiled once for all databases of a worker, so that what is optimised for one is so for the next. */
let program: Promise<WebAssembly.Module> | undefined;

async function compile(): Promise<WebAssembly.Module> {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return WebAssembly.compile(await readFile(join(dirname(main), 'pglite.wasm')));
}

/** It looks like a PGlite of the borrower's own, which is closed for good when the borrower closes it. */
function lend(pglite: PGlite): PGlite {
  let isClosed = false;
  const unlisteners: (() => Promise<void>)[] = [];
  return new Proxy(pglite, {
    get(_, name) {
      if (name === 'closed') return isClosed;
      if (name === 'close') return close;
      if (name === 'listen') return listen;
      const value: unknown = Reflect.get(pglite, name, pglite);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]): unknown => {
        if (isClosed) throw new Error('PGlite is closed');
        return Reflect.apply(value, pglite, parameters);
      };
    },
  });

  async function listen(...parameters: Parameters<PGlite['listen']>): Promise<() => Promise<void>> {
    const unlisten = await pglite.listen(...parameters);
    unlisteners.push(unlisten);
    return unlisten;
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    for (const unlisten of unlisteners) await unlisten();
    await takeBack(pglite);
  }
}

async function takeBack(pglite: PGlite): Promise<void> {
  if (idle.length >= mostIdle || (await describeDatabase(pglite)) !== untouched) return pglite.close();
  await emptyDatabase(pglite);
  idle.push(pglite);
}
