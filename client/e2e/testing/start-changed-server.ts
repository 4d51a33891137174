import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareDataFolder } from '../../../server/test/prepare-data-folder.ts';
import { spawnServer } from '../../../server/test/spawn-server.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The files to add, by their path from the root, and the ones to edit. */
export interface Change {
  added: Record<string, string>;
  edited: Record<string, (source: string) => string>;
}

export interface ChangedServer {
  url: string;
  close(): Promise<void>;
}

/** Starts the product from a copy of the server's source with a change in it; all else is the same, the built editor too. */
export async function startChangedServer(
  { added, edited }: Change,
  prepareData: typeof prepareDataFolder = prepareDataFolder,
): Promise<ChangedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'visualadgen-changed-'));
  await cp(join(root, 'server/src'), join(folder, 'server/src'), { recursive: true });
  await cp(join(root, 'server/package.json'), join(folder, 'server/package.json'));
  await mkdir(join(folder, 'client'));
  for (const path of ['node_modules', 'server/node_modules', 'client/dist', 'supabase']) {
    await symlink(join(root, path), join(folder, path));
  }
  for (const [path, source] of Object.entries(added)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  for (const [path, edit] of Object.entries(edited)) {
    await writeFile(join(folder, path), edit(await readFile(join(folder, path), 'utf8')));
  }

  const data = await prepareData();
  const server = await spawnServer(data.dataDir, { entry: join(folder, 'server/src/main.ts') });
  if (!server.url) throw new Error(`The changed server ended before it was ready: ${server.complaints()}`);
  return {
    url: server.url,
    async close() {
      await server.stop();
      await data.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
