import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { hashSources } from '../server/test/hash-sources.ts';
import type { LaunchOptions } from '../server/test/spawn-server.ts';

const entry = fileURLToPath(new URL('impatient-server.ts', import.meta.url));
/** Within the server's own `node_modules`, so that what stays outside of the bundle is found. */
const folder = fileURLToPath(new URL('../server/node_modules/.cache/chaos/', import.meta.url));

const sources = ['chaos', 'server/src', 'server/package.json', 'packages', 'pnpm-lock.yaml'];
/** Always by the same name, under which Node keeps it compiled. */
const bundle = join(folder, 'server.mjs');
const stamp = join(folder, 'server.built-from');

/**
 * Makes one file of `impatient-server.ts` and all it imports, unless there is one of these very sources, and tells how to start it. A
 * process that is killed after a second or two would spend half of its life on finding 2,000 files.
 */
export async function bundleServer(): Promise<LaunchOptions> {
  const builtFrom = await hashSources(sources);
  const before = await readFile(stamp, 'utf8').catch(() => '');
  if (before !== builtFrom) {
    await makeBundle();
    await writeFile(stamp, builtFrom);
  }
  return { entry: bundle, env: { NODE_COMPILE_CACHE: folder } };
}

async function makeBundle(): Promise<void> {
  const own = `${randomUUID()}.mjs`;
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../server/', import.meta.url)),
    logLevel: 'error',
    plugins: [leaveInPlace],
    // These bring files of their own that they look for beside them.
    ssr: { noExternal: true, external: ['sharp', 'pino'] },
    build: {
      ssr: entry,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        output: { entryFileNames: own, codeSplitting: false },
        onLog: (level, log, tell) => log.code !== 'EVAL' && tell(level, log),
      },
    },
  });
  // In one step, for a server may be starting from it.
  await rename(join(folder, own), bundle);
}

/** Every module goes on thinking that it lies where it does; what it reads a folder for is found in the bundle, not beside it. */
const leaveInPlace: Plugin = {
  name: 'leave-in-place',
  enforce: 'pre',
  async transform(code, id) {
    if (!code.includes('import.meta.url')) return;
    const path = id.replace(/\?.*/, '');
    const inPlace = code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
    if (!inPlace.includes('import(file.href)')) return inPlace;
    return inPlace.replace('import(file.href)', `({ ${await importsBeside(path)} })[file.href]()`);
  },
};

/** An import for each module that lies in the same folder, by its address. */
async function importsBeside(path: string): Promise<string> {
  const files = await readdir(dirname(path));
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => join(dirname(path), file))
    .map((file) => `${JSON.stringify(pathToFileURL(file).href)}: () => import(${JSON.stringify(file)})`)
    .join(', ');
}
