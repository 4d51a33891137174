import { once } from 'node:events';
import { startPostgres } from '../../server/test/start-postgres.ts';

/*
 * Runs a Postgres in the folder that is given, for as long as stdin is open. In a process group of its own, so that Ctrl-C
 * reaches the servers first, which have something to write when they stop.
 */
const postgres = await startPostgres({ keptIn: process.argv[2] });
console.log(await postgres.createDatabase('visualadgen'));
process.stdin.resume();
await once(process.stdin, 'end');
await postgres.close();
process.exit();
