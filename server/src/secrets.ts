import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What this server makes up for itself on its first start. */
export interface Secrets {
  /** Signs the tokens of the embedded sign-in. */
  jwtSecret: string;
  /** The embedded sign-in's public key, as a Supabase project has one. */
  publishableKey: string;
  /** Signs links to files and uploads. */
  linkSecret: string;
  demoPassword: string;
}

/** Reads the secrets of a data folder, readable for its owner alone, and makes them when there are none. */
export function readSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
  } catch (fault) {
    if (!isMissing(fault)) throw new Error(`${path} cannot be read.`, { cause: fault });
  }
  const secrets = makeSecrets();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' });
  return secrets;
}

export function makeSecrets(): Secrets {
  return {
    jwtSecret: randomText(),
    publishableKey: `sb_publishable_${randomText()}`,
    linkSecret: randomText(),
    demoPassword: randomText(),
  };
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}

function isMissing(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
}
