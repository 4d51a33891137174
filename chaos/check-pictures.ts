import { join } from 'node:path';
import { removeLeftFiles } from '../server/src/engine/library-jobs.ts';
import { listLocalFiles } from '../server/src/providers/storage/list-local-files.ts';
import { createLocalStorage } from '../server/src/providers/storage/local-storage.ts';
import { compareFiles } from '../server/src/store/compare-files.ts';
import type { Database } from '../server/src/store/database.ts';
import { readAsset } from './operations.ts';
import type { KeptPicture } from './picture-load.ts';
import type { TestedCluster } from './with-cluster.ts';

/**
 * What is wrong with the pictures, in words: each that its owner kept is there with its file, each that was deleted is gone, and the
 * database and the storage agree, once the files are removed whose server was killed before it wrote their row.
 */
export async function checkPictures(
  cluster: TestedCluster,
  database: Database,
  pictures: readonly KeptPicture[],
  dataDir: string,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const picture of pictures) wrong.push(...(await checkOne(cluster, picture)));
  const folder = join(dataDir, 'files');
  const list = async () => ({ paths: await listLocalFiles(folder) });
  const storage = createLocalStorage({ folder, secret: 'x'.repeat(32), linkBase: () => '' });
  await removeLeftFiles({ database, storage, listSettledFiles: list });
  const { missing, left } = await compareFiles(database.service, await list());
  if (missing > 0) wrong.push(`${missing} pictures have no file`);
  if (left > 0) wrong.push(`${left} files belong to no picture`);
  const { rows } = await database.query(
    `select g.node_execution_id from generations g join executions e on e.id = g.execution_id
     where e.purpose = 'DESCRIBE' and g.status = 'COMPLETED' group by g.node_execution_id, g.input_hash having count(*) > 1`,
  );
  if (rows.length > 0) wrong.push(`${rows.length} pictures were described twice for one asking`);
  return wrong;
}

async function checkOne(cluster: TestedCluster, { id, state }: KeptPicture): Promise<string[]> {
  type Data = { node: { url: string } | null };
  const { node } = await cluster.client.ask<Data>(readAsset, { id });
  if (state === 'DELETED' && node) return [`The picture ${id} was deleted, and is there.`];
  if (state === 'KEPT' && !node) return [`Lost: the picture ${id} was kept, and is not there.`];
  if (!node) return [];
  const { pathname, search } = new URL(node.url);
  const response = await fetch(`${(await cluster.reach()).url()}${pathname}${search}`);
  return response.ok ? [] : [`The file of the picture ${id} was answered with ${response.status}.`];
}
