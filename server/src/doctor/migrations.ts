import { readAppliedVersions } from '../store/inspect-database.ts';
import { listMigrationVersions } from '../store/migrate.ts';
import { type Check, good, warning } from './finding.ts';

/** The database is as this version of the server knows it. */
export const migrations: Check = {
  title: 'Migrations',
  async examine(patient) {
    const database = await patient.database();
    if (!database) return null;
    const known = await listMigrationVersions();
    const done = await readAppliedVersions(database);
    if (!done) return good(`none yet; the first start applies all ${known.length}`);
    const newest = known.at(-1) ?? '';
    const newer = done.filter((version) => version > newest);
    if (newer.length > 0) {
      return warning(
        `${newer.join(', ')} is newer than this server`,
        'A newer version of the server has used this database: start that one. If you made it yourself, give it an earlier number.',
      );
    }
    const missing = known.filter((version) => !done.includes(version));
    if (missing.length > 0) {
      return warning(`${missing.length} of ${known.length} missing`, 'Make a backup. The next start applies them.');
    }
    return good(`all ${known.length}`);
  },
};
