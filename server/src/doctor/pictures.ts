import { join } from 'node:path';
import { listLocalFiles } from '../providers/storage/list-local-files.ts';
import { bucketName } from '../providers/storage/supabase-storage.ts';
import { compareFiles } from '../store/compare-files.ts';
import { readAppliedVersions } from '../store/inspect-database.ts';
import { listMigrationVersions } from '../store/migrate.ts';
import { bad, type Check, good, warning } from './finding.ts';

/** Each picture has its file, and each file its picture. What is built in has its database to itself, and is looked at by its server. */
export const pictures: Check = {
  title: 'Pictures',
  async examine({ config, database: open }) {
    const database = await open();
    const done = database && (await readAppliedVersions(database));
    // Told already where its tables are not those of this version.
    if (!database || !done || (await listMigrationVersions()).some((version) => !done.includes(version))) return null;
    const files = config.supabase
      ? { bucket: bucketName }
      : { paths: await listLocalFiles(join(config.dataDir, 'files')) };
    const { assets, missing, left } = await compareFiles(database.service, files);
    if (missing > 0) {
      return bad(
        `${missing} of ${assets} ${missing === 1 ? 'has' : 'have'} no file in the storage`,
        config.supabase
          ? 'Look whether somebody emptied the bucket generated-images, and restore it from a backup.'
          : `Look whether DATA_DIR is the folder that the server uses (${config.dataDir}), and restore its folder files from a backup.`,
      );
    }
    if (left > 0)
      return warning(
        `${left === 1 ? '1 file belongs' : `${left} files belong`} to no picture`,
        'Nothing to do: the server removes them within a day.',
      );
    return good(`${assets}, each with its file`);
  },
};
