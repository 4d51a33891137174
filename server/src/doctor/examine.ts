import { ConfigError, readConfig } from '../settings/config.ts';
import { databaseConnection, listening } from './database-connection.ts';
import { databaseRights, migrations, rowLevelSecurity } from './database-schema.ts';
import { bad, type Check, type Examined, type Finding } from './finding.ts';
import { dataFolder, nodeVersion, port } from './machine.ts';
import { createInspection, type Inspection } from './inspection.ts';
import { pictures } from './pictures.ts';
import { falKey } from './providers.ts';
import { withoutSecrets } from './report.ts';
import { publicAddress, settings } from './settings.ts';
import { signing } from './signing.ts';
import { clock, signInSettings, signingKeys } from './sign-in.ts';
import { bucket, filePolicies } from './storage.ts';
import { supabaseKeys, supabaseUrl } from './supabase-project.ts';

/** In the order in which they are worth mending. */
const checks: readonly Check[] = [
  nodeVersion,
  settings,
  // Supabase
  supabaseKeys,
  supabaseUrl,
  signInSettings,
  signingKeys,
  clock,
  bucket,
  // The database
  databaseConnection,
  databaseRights,
  migrations,
  rowLevelSecurity,
  filePolicies,
  pictures,
  listening,
  // This computer, and the way to it
  dataFolder,
  port,
  publicAddress,
  falKey,
  signing,
];

/** Looks at everything that a server with these settings would need, and changes nothing. */
export async function examine(env: NodeJS.ProcessEnv, folder: string): Promise<Examined[]> {
  let inspection: Inspection;
  try {
    inspection = createInspection(readConfig(env, folder), env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const mend = 'Put it right in .env. What each setting takes: docs/operate.md, “Settings”.';
    const problems = error.message.split('\n').map((says) => ({ title: 'Settings', ...bad(says, mend) }));
    return [{ title: nodeVersion.title, ...(nodeVersion.examine({} as Inspection) as Finding) }, ...problems];
  }
  try {
    const found: Examined[] = [];
    for (const check of checks) {
      const finding = await inTime(check, inspection).catch(cannotTell);
      if (finding) found.push({ title: check.title, ...finding });
    }
    return found.map((finding) => withoutSecrets(finding, inspection.config));
  } finally {
    await inspection.close();
  }
}

/** Milliseconds after which a check is given up: what hangs must not hang whoever looks at it. */
const patience = 20_000;

async function inTime(check: Check, inspection: Inspection): Promise<Finding | null> {
  const timeIsUp = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeIsUp.reject(new Error('no answer in time')), patience);
  try {
    return await Promise.race([check.examine(inspection), timeIsUp.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A check that fails by itself is told like any other error. What may not be seen is told by the check of the rights. */
function cannotTell(error: unknown): Finding | null {
  if (error instanceof Error && 'code' in error && error.code === '42501') return null;
  const words = error instanceof Error ? error.message : String(error);
  return bad(`could not be looked at: ${words}`, 'Mend what stands above first, then run this again.');
}
