import { defineConfig } from 'vitest/config';
import { defaultServerConditions } from 'vite';

// Vitest resolves its own copy of graphql unless it is told to use Node's conditions ("another module or realm").
const ssr = { resolve: { conditions: [...defaultServerConditions] } };

/**
 * Nothing waits this long when it works. A busy machine takes its time, and a test that fails for want of it tells nothing;
 * what cannot begin says so at once.
 */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000, interval: 20 } } };

/**
 * Half of a file's time is waiting, so that more of them than there are cores go on side by side. The same for all projects,
 * which makes one queue of them, with no cores idle between one project and the next: first the browsers, which take longest.
 */
const atOnce = { maxWorkers: 4 };

export default defineConfig({
  test: {
    // Once for all of them.
    globalSetup: 'server/test/prepare-database.ts',
    // Hashing a password is made to be dear, and each of a thousand people of the tests signs up: as cheap as the sign-in lets it be.
    env: { LITE_AUTH_BCRYPT_COST: '4' },
    // All in one process, so that the code of the embedded database is compiled and optimised once for all of them.
    pool: 'threads',
    projects: [
      {
        ssr,
        test: {
          name: 'unit',
          include: ['{packages,server,client}/**/src/**/*.test.ts'],
          // Loading the same modules anew for each of many small files takes longer than the tests themselves.
          isolate: false,
          ...atOnce,
          ...patience,
        },
      },
      {
        ssr,
        test: {
          name: 'integration',
          include: ['server/test/**/*.test.ts'],
          globalSetup: 'server/test/postgres/share-postgres.ts',
          // What the files share is only code, whose loading takes a tenth of all.
          isolate: false,
          ...atOnce,
          ...patience,
        },
      },
      {
        ssr,
        test: {
          name: 'e2e',
          include: ['client/e2e/**/*.test.ts'],
          globalSetup: 'client/e2e/testing/unpack-browser.ts',
          isolate: false,
          ...atOnce,
          ...patience,
        },
      },
    ],
  },
});
