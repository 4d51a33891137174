import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  return readWhole(path) ?? keep(makeSecrets(), folder, path);
}

function readWhole(path: string): Secrets | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw new Error(`${path} cannot be read.`, { cause: error });
  }
}

/** Several servers may start at once on one empty folder: the first to name its file keeps its secrets, the others take those. */
function keep(secrets: Secrets, folder: string, path: string): Secrets {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.secrets-${randomUUID()}.part`);
  writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
    return secrets;
  } catch (error) {
    const others = hasCode(error, 'EEXIST') ? readWhole(path) : undefined;
    if (others) return others;
    throw error;
  } finally {
    rmSync(draft);
  }
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

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
