import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const source = new URL('../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('testing/'),
);
const thatSay = (words: RegExp) => files.filter((path) => words.test(readFileSync(new URL(path, source), 'utf8')));

test('the key above row-level security is used in one file, and looked at by the doctor', () => {
  expect(thatSay(/secretKey/).toSorted()).toEqual([
    // Looks whether it is one, and whether the file store accepts it; what it says has no secret in it.
    'doctor/storage.ts',
    'doctor/supabase-project.ts',
    'providers/storage/supabase-storage.ts',
    'settings/config.ts',
  ]);
});

test('who is not the engine reads and writes as the person who asks', () => {
  // Background work and paid calls are the engine's, too: what is written in a job's end, its handler writes.
  const others = thatSay(/\.service\b/).filter((path) => !/^(engine|jobs|paid-calls)\//.test(path));
  expect(others.toSorted()).toEqual([
    // Keeps and reads pictures for the nodes that the engine runs, each for its owner.
    'assets/keep.ts',
    'assets/node-assets.ts',
    // Searches one owner's library by indexes that no policy lets it use; gives ids, which are read as that owner.
    'assets/search/search-library.ts',
    // Finds a trigger by its secret before it is known whose it is, and notes what became of each call; as its owner runs what it runs.
    'callers/call-trigger.ts',
    // Finds the schedules that are due, everybody’s, and notes what became of them; each is run as its owner.
    'callers/schedule-jobs.ts',
    // Reads brands for the nodes that the engine runs, each for its owner.
    'compose/fonts/own/open-fonts.ts',
    'compose/node-brands.ts',
    // Reads the pictures of a composition for its node, each for its owner.
    'compose/open-sources.ts',
    // Counts all pictures and all files, for whoever runs the server.
    'doctor/pictures.ts',
    // Writes down an export for its node, and reads it for whoever has its signed link, which names the owner.
    'export/create-exports.ts',
    'export/read-archive.ts',
    // Signs people in, before it is known who they are.
    'providers/sign-in/embedded-auth.ts',
    // Deletes what the engine wrote of an edit, once it was read as its owner.
    'schema/image-edits/delete-image-edit.ts',
    // What the node of an export writes down, for its owner.
    'store/exports.ts',
    'wiring/engine.ts',
  ]);
});

test('statements past the typed queries are few, and none of them is for a person', () => {
  expect(thatSay(/\.(query|runScript)\(/).toSorted()).toEqual([
    // Looks whether a backup can be opened, and holds what it should.
    'backup/restore.ts',
    'engine/jobs.ts',
    // pg-boss's own statements, and looks at its queues.
    'jobs/leased-jobs.ts',
    'jobs/look-at-queues.ts',
    'jobs/notice.ts',
    'jobs/open-boss.ts',
    'providers/sign-in/embedded-auth.ts',
    'store/database.ts',
    // Asks the catalogue alone, when nobody is served.
    'store/inspect-database.ts',
    'store/listen-on-postgres.ts',
    // Counts what waits and who is there, for whoever runs the server.
    'store/look-at-server.ts',
    'store/migrate.ts',
    // Looks tokens up, before it is known whose they are.
    'store/personal-access-tokens.ts',
    // Counts what everybody has asked for, on a table that nobody reads.
    'store/rate-points.ts',
    // Knows of accounts, and closes the demo account.
    'store/sign-in-accounts.ts',
    'store/take-over-first-chain.ts',
    // What providers ask for, which is nobody’s.
    'store/unit-prices.ts',
    // Asks whether the database is there.
    'wiring/probes.ts',
  ]);
});
