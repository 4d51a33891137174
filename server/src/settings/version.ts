import { readFileSync } from 'node:fs';

interface Package {
  version: string;
}

/** Of this product, as `package.json` has it. */
export const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Package;
