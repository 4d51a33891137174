import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restore } from '../server/src/backup/restore.ts';
import { readConfig } from '../server/src/settings/config.ts';
import { describeContents } from './backup/describe-contents.ts';

/** `pnpm restore <file>`: puts a backup into the data folder, while no server runs on it. */

const usage = `pnpm restore <file> [--replace]

  --replace   moves what is in the data folder aside; else the folder must be empty`;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { replace: { type: 'boolean' } },
  strict: false,
});
const [file, ...more] = positionals;
if (!file || more.length > 0) {
  console.error(usage);
  process.exit(2);
}

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig();
  const { manifest, aside } = await restore(config, resolve(file), { replaces: values.replace === true });
  console.log(`Restored into ${config.dataDir}\n${describeContents(manifest)}`);
  if (aside) console.log(`What was there before is in ${aside}. Delete it when you need it no more.`);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
