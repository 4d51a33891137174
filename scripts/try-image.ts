import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adGraph } from '../server/test/ad-graph.ts';
import { launchServer } from '../server/test/spawn-server.ts';
import { signUp } from '../server/test/sign-up.ts';
import { buildFolder, type BuiltFolder } from './image/build-folder.ts';

/*
 * What `docker build` and `docker run` would do, as far as it goes without Docker: the folder of the image is made by the steps of the
 * Dockerfile, and the server is run from there as a user who may write to nothing but the data folder, looked after, used, backed up
 * and stopped.
 */

/** Nobody's: neither the owner of the files nor a user of this computer. */
const user = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

const root = new URL('..', import.meta.url).pathname;
const place = await mkdtemp(join(tmpdir(), 'visualadgen-image-'));
try {
  const built = await buildFolder(root, place, (line) => console.log(line));
  await printSizes(built.folder);
  await use(built);
  console.log('✓ It starts, is healthy, makes a picture, is backed up and ends cleanly.');
} catch (fault) {
  console.error(fault);
  process.exitCode = 1;
} finally {
  await rm(place, { recursive: true, force: true });
}

async function printSizes(folder: string) {
  for (const part of await readdir(folder))
    console.log(`${part.padEnd(14)} ${inMegabytes(await sizeOf(join(folder, part)))} MB`);
  console.log(`${'all'.padEnd(14)} ${inMegabytes(await sizeOf(folder))} MB`);
}

async function sizeOf(path: string): Promise<number> {
  const own = await stat(path);
  if (!own.isDirectory()) return own.size;
  const files = await readdir(path, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((file) => file.isFile())
    .map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1).padStart(7);
}

async function use({ folder, env, command, healthCheck }: BuiltFolder) {
  const dataDir = join(place, 'data');
  await mkdir(dataDir, { mode: 0o700 });
  if (isRoot) await chown(dataDir, user.uid, user.gid);
  await once(spawn('chmod', ['-R', 'a-w,a+rX', folder]), 'exit');
  await chmod(place, 0o711);
  const began = performance.now();
  const server = launchServer(dataDir, {
    entry: join(folder, command[1] ?? ''),
    env: { ...env, PORT: '0', DATA_DIR: dataDir },
    ...(isRoot && user),
  });
  const url = await server.ready;
  if (url === null) throw new Error(`It did not start: ${server.complaints()}`);
  console.log(`ready after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const settings = { ...env, PORT: new URL(url).port, DATA_DIR: dataDir };
  await expectEnd(0, [process.execPath, ...healthCheck.slice(1)], settings);
  await expectEnd(1, [process.execPath, ...healthCheck.slice(1)], { ...settings, PORT: '1' });

  const config = (await (await fetch(`${url}/config.json`)).json()) as {
    supabasePublishableKey: string;
    demo: unknown;
  };
  const page = await (await fetch(url)).text();
  if (config.demo !== null || !page.includes('<script')) throw new Error('It has a demo account, or no editor.');
  const person = await signUp(url, config.supabasePublishableKey);
  const { execution } = await person.run(adGraph());
  if (execution.status !== 'COMPLETED') throw new Error(`The run ended as ${execution.status}.`);
  await person.leave();
  await expectEnd(0, [process.execPath, join(folder, 'scripts/backup.ts'), join(dataDir, 'backup.tar.gz')], settings);
  const { code } = await server.stop('SIGTERM');
  if (code !== 0) throw new Error(`It ended with ${code}: ${server.complaints()}`);
}

async function expectEnd(expected: number, [program = '', ...args]: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'], ...(isRoot && user) });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== expected) throw new Error(`${args.at(0)} ended with ${code}: ${Buffer.concat(said).toString()}`);
}
