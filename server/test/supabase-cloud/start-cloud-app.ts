import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/settings/config.ts';
import { readConfig } from '../../src/settings/config.ts';
import { type RunningApp, startApp, type StartOptions } from '../start-app.ts';
import type { CloudPostgres } from './cloud-postgres.ts';
import type { Algorithm } from './signing.ts';
import { type Cloud, startCloud } from './start-cloud.ts';

export interface CloudApp {
  app: RunningApp;
  cloud: Cloud;
  dataDir: string;
  close(): Promise<void>;
}

/** The app as it runs with a Supabase project: sign-in, files and database are the project's. */
export async function startCloudApp(
  postgres: CloudPostgres,
  options: {
    algorithm?: Algorithm;
    config?: (cloud: Cloud) => Partial<Config> | Promise<Partial<Config>>;
    mayWritePolicies?: boolean;
    log?: StartOptions['log'];
  } = {},
): Promise<CloudApp> {
  const opened = new AsyncDisposableStack();
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-cloud-'));
    opened.defer(() => rm(dataDir, { recursive: true, force: true }));
    const database = await postgres.createProject({ mayWritePolicies: options.mayWritePolicies });
    const cloud = await startCloud(database, options.algorithm);
    opened.defer(() => cloud.close());
    const app = await startApp({
      keepsData: true,
      log: options.log,
      config: {
        ...readConfig({ LOG_LEVEL: 'warn', ...cloudEnvironment(cloud) }),
        port: 0,
        host: '127.0.0.1',
        dataDir,
        ...(await options.config?.(cloud)),
      },
    });
    opened.defer(() => app.close());
    return { app, cloud, dataDir, close: () => opened.disposeAsync() };
  } catch (fault) {
    await opened.disposeAsync();
    throw fault;
  }
}

/** What an operator writes into `.env`. */
export function cloudEnvironment({ url, apiKeys, database }: Cloud): Record<string, string> {
  return {
    SUPABASE_URL: url,
    SUPABASE_PUBLISHABLE_KEY: apiKeys.publishable,
    SUPABASE_SECRET_API_KEY: apiKeys.secret,
    DATABASE_URL: database.url,
  };
}
