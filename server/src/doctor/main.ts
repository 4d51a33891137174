import { existsSync } from 'node:fs';
import { examine } from './examine.ts';
import { isWell, formatReport, toJson } from './report.ts';

/* `npm run doctor`: is everything as the server needs it? Reads what the server reads, in the folder that it is started in. */

if (existsSync('.env')) process.loadEnvFile('.env');
const found = await examine(process.env, process.cwd());
const text = process.argv.includes('--json') ? toJson(found) : formatReport(found);
// What hung may still hold a connection.
process.stdout.write(`${text}\n`, () => process.exit(isWell(found) ? 0 : 1));
