import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFilePath } from '../../store/asset-path.ts';

/** The paths of all pictures and smaller copies in a folder that were written at least so many milliseconds ago; none where there is no such folder. */
export async function listLocalFiles(folder: string, leastAge = 0): Promise<string[]> {
  const homes = await readdir(folder).catch(() => []);
  const paths: string[] = [];
  for (const home of homes) {
    for (const name of await readdir(join(folder, home)).catch(() => [])) {
      const path = `${home}/${name}`;
      if (parseFilePath(path) && (leastAge === 0 || (await isOlder(join(folder, path), leastAge)))) paths.push(path);
    }
  }
  return paths;
}

/** False for one that has gone meanwhile. */
async function isOlder(place: string, leastAge: number): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs >= leastAge;
}
