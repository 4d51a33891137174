import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const client = join(root, 'client');
/** What the editor is made of. */
const folders = [client, join(root, 'packages')];
const stamp = join(client, 'dist', '.built-from');

/** Builds the editor unless what is built was built from these very sources. Throws when the build fails. */
export async function buildClient(): Promise<void> {
  const sources = await hashSources();
  const built = await readFile(stamp, 'utf8').catch(() => '');
  if (built === sources) return;
  console.log('Building the editor …');
  await run('pnpm', ['--filter', '@visualadgen/client', 'run', 'build']);
  await writeFile(stamp, sources);
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  const found = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })));
  const paths = found
    .flat()
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !/[/\\](node_modules|dist|e2e)[/\\]/.test(path.slice(root.length)))
    .toSorted();
  for (const path of [...paths, join(root, 'schema.graphql'), join(root, 'pnpm-lock.yaml')]) {
    hash.update(path.slice(root.length)).update(await readFile(path));
  }
  return hash.digest('hex');
}

/** Shows what the command said only when it failed. */
async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${Buffer.concat(said).toString('utf8')}`);
}

if (import.meta.main) await buildClient();
