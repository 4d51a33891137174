import { createJobs } from '../src/engine/jobs.ts';
import { closeBoss, openBoss } from '../src/jobs/open-boss.ts';
import { makeSecrets } from '../src/secrets/server-secrets.ts';
import { createEmbeddedAuth } from '../src/providers/sign-in/embedded-auth.ts';
import type { Database } from '../src/store/database.ts';
import { applySupabaseBaseline, migrate } from '../src/store/migrate.ts';

/** Brings an empty database to where a server has been started on it once: the sign-in's tables, ours, and the queue's. */
export async function prepareSchema(database: Database): Promise<void> {
  await createEmbeddedAuth({ database, ...makeSecrets(), signUp: 'open', hasAccounts: async () => false });
  await applySupabaseBaseline(database);
  await migrate(database);
  const raise = (fault: unknown) => {
    throw fault;
  };
  const boss = await openBoss(database, raise);
  await (await createJobs({ database, boss, leaseSeconds: 20, onLost: () => {}, onError: raise })).close();
  await closeBoss(boss);
}
