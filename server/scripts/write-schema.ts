import { readFile, writeFile } from 'node:fs/promises';
import { breakingChanges } from '../src/schema/breaking-changes.ts';
import { printApi } from '../src/schema/print.ts';

/**
 * Writes `schema.graphql`, the API's contract. A change that would break its users is refused unless it is meant:
 * `pnpm exec node server/scripts/write-schema.ts --breaking`, and then a line in CHANGELOG.md.
 */
const path = new URL('../../schema.graphql', import.meta.url);
const before = await readFile(path, 'utf8').catch(() => '');
const after = printApi();
const broken = before === '' ? [] : breakingChanges(before, after);

if (broken.length > 0 && !process.argv.includes('--breaking')) {
  console.error(`This would break those who use the API:\n${broken.map((change) => `  ${change}`).join('\n')}`);
  process.exitCode = 1;
} else {
  await writeFile(path, after);
}
