import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One line that is another as soon as any of these files changes, or any in these folders but tests; paths are the project's. */
export async function hashSources(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) await addTo(hash, path);
  return hash.digest('hex');
}

async function addTo(hash: Hash, path: string): Promise<void> {
  const whole = join(root, path);
  if (!(await stat(whole)).isDirectory()) {
    hash.update(path).update(await readFile(whole));
    return;
  }
  for (const name of (await readdir(whole)).toSorted()) {
    if (name !== 'node_modules' && !name.endsWith('.test.ts')) await addTo(hash, join(path, name));
  }
}
