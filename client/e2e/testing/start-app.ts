import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNewDatabase, openPreparedDatabase } from '../../../server/test/open-prepared-database.ts';
import { type App, type AppOptions, createApp } from '../../../server/src/wiring/create-app.ts';
import { readConfig } from '../../../server/src/settings/config.ts';
import { findPort } from './find-port.ts';
import type { FaultPlan } from '../../../packages/demo-fal/src/faults.ts';

export interface RunningApp extends App {
  /** The image models' faults. */
  faults: FaultPlan;
}

export interface StartOptions extends Pick<AppOptions, 'demoPace' | 'demoPictures' | 'hasSamples' | 'paidCalls'> {
  /** Begins with nothing, as at the first `npm start`, and not with a database that is prepared. */
  isFirstStart?: boolean;
  /** Settings, as an operator gives them. */
  env?: NodeJS.ProcessEnv;
}

/** The whole product as `main.ts` starts it, with its data in memory. */
export async function startApp({
  demoPace = 30,
  demoPictures = 'plain',
  hasSamples = false,
  isFirstStart = false,
  env = {},
  ...options
}: StartOptions = {}): Promise<RunningApp> {
  const [port, pglite, filesFolder] = await Promise.all([
    findPort(),
    isFirstStart ? openNewDatabase() : openPreparedDatabase(),
    mkdtemp(join(tmpdir(), 'visualadgen-files-')),
  ]);
  const config = readConfig({ PORT: String(port), LOG_LEVEL: 'warn', ...env });
  const app = await createApp(config, { pglite, filesFolder, demoPace, demoPictures, hasSamples, ...options });
  if (!app.demoFal) throw new Error('The app has no image models of its own.');
  return {
    ...app,
    faults: app.demoFal.faults,
    async close() {
      await app.close();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}
