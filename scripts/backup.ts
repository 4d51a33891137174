import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUp } from '../server/src/backup/back-up.ts';
import { readConfig } from '../server/src/settings/config.ts';
import { showProgress } from './backup/show-progress.ts';
import { describeContents } from './backup/describe-contents.ts';

/** `pnpm backup [file]`: one archive of the data folder, also while the server runs. */

const usage = 'pnpm backup [file]   (visualadgen-backup-{when}.tar.gz, in the folder that you are in)';
const [name, ...more] = process.argv.slice(2);
if (name?.startsWith('-') || more.length > 0) {
  console.error(usage);
  process.exit(2);
}
const file = resolve(name ?? `visualadgen-backup-${new Date().toISOString().slice(0, 19).replace(/:/g, '-')}.tar.gz`);
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => interrupted.abort(new Error('Stopped.')));

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig();
  const progress = showProgress();
  const manifest = await backUp(config, file, { signal: interrupted.signal, onProgress: progress.show }).finally(
    progress.end,
  );
  console.log(`${file}\n${describeContents(manifest)}`);
  if (config.supabase) console.log('The pictures are in Supabase Storage, and not in this backup.');
  console.log('Whoever has this file can read everything in it, and sign in as anybody: keep it safe.');
} catch (fault) {
  if (interrupted.signal.aborted) console.error('Stopped: there is no backup.');
  else console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
