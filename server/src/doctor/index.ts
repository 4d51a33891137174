import { ConfigError, readConfig } from '../settings/config.ts';
import { bucket } from './bucket.ts';
import { clock } from './clock.ts';
import { dataFolder } from './data-folder.ts';
import { databaseConnection } from './database-connection.ts';
import { databaseRights } from './database-rights.ts';
import { falKey } from './fal-key.ts';
import { filePolicies } from './file-policies.ts';
import { bad, type Check, type Finding } from './finding.ts';
import { listening } from './listening.ts';
import { migrations } from './migrations.ts';
import { nodeVersion } from './node-version.ts';
import { createPatient, type Patient } from './patient.ts';
import { port } from './port.ts';
import { publicAddress } from './public-address.ts';
import { rowLevelSecurity } from './row-level-security.ts';
import { settings } from './settings.ts';
import { signInSettings } from './sign-in-settings.ts';
import { signingKeys } from './signing-keys.ts';
import { supabaseKeys } from './supabase-keys.ts';
import { supabaseUrl } from './supabase-url.ts';
import { withoutSecrets } from './without-secrets.ts';

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
  listening,
  // This computer, and the way to it
  dataFolder,
  port,
  publicAddress,
  falKey,
];

export interface Examined extends Finding {
  title: string;
}

/** Looks at everything that a server with these settings would need, and changes nothing. */
export async function examine(env: NodeJS.ProcessEnv, folder: string): Promise<Examined[]> {
  let patient: Patient;
  try {
    patient = createPatient(readConfig(env, folder), env);
  } catch (fault) {
    if (!(fault instanceof ConfigError)) throw fault;
    const mend = 'Put it right in .env. What each setting takes: docs/operate.md, “Settings”.';
    const problems = fault.message.split('\n').map((says) => ({ title: 'Settings', ...bad(says, mend) }));
    return [{ title: nodeVersion.title, ...(nodeVersion.examine({} as Patient) as Finding) }, ...problems];
  }
  try {
    const found: Examined[] = [];
    for (const check of checks) {
      const finding = await inTime(check, patient).catch(cannotTell);
      if (finding) found.push({ title: check.title, ...finding });
    }
    return found.map((finding) => withoutSecrets(finding, patient.config));
  } finally {
    await patient.close();
  }
}

/** Milliseconds after which a check is given up: what hangs must not hang whoever looks at it. */
const patience = 20_000;

async function inTime(check: Check, patient: Patient): Promise<Finding | null> {
  const timeIsUp = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeIsUp.reject(new Error('no answer in time')), patience);
  try {
    return await Promise.race([check.examine(patient), timeIsUp.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A check that fails by itself is told like any other fault. What may not be seen is told by the check of the rights. */
function cannotTell(fault: unknown): Finding | null {
  if (fault instanceof Error && 'code' in fault && fault.code === '42501') return null;
  const words = fault instanceof Error ? fault.message : String(fault);
  return bad(`could not be looked at: ${words}`, 'Mend what stands above first, then run this again.');
}
