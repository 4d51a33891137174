import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { type App, type AppOptions, createApp } from '../src/wiring/create-app.ts';
import { type Config, readConfig } from '../src/settings/config.ts';
import type { FaultPlan } from '@visualadgen/demo-fal/faults.ts';
import { openNewDatabase, openPreparedDatabase } from './open-prepared-database.ts';
import { type Person, signIn, signUp } from './sign-up.ts';

/** The real server, as `main.ts` starts it, with its data in memory and its demo pictures there at once, each of one colour. */
export interface RunningApp extends App {
  config: Config;
  /** Where its pictures lie. */
  filesFolder: string;
  /** Somebody who has just signed up. */
  signUp(): Promise<Person>;
  /** The same person again, with an account that another app made on the same data. */
  signIn(person: Pick<Person, 'email' | 'password'>): Promise<Person>;
  /** The demo models' faults; only where the app started them itself. */
  faults: FaultPlan;
  /** What the app's demo models were sent so far, all of it accepted. */
  submissions(): { endpoint: string; input: unknown }[];
  /** Every statement that Kysely sent, since the last time this list was emptied. */
  statements: string[];
  /** Resolves when the next picture has been stored and its price added, of which no event tells once a run is cancelled. */
  nextPictureKept(): Promise<void>;
}

export interface StartOptions extends Pick<
  AppOptions,
  | 'demoPace'
  | 'describing'
  | 'scheduleClock'
  | 'demoPictures'
  | 'hasSamples'
  | 'paidCalls'
  | 'patience'
  | 'plugins'
  | 'webhooks'
  | 'log'
  | 'logDestination'
> {
  config?: Partial<Config>;
  /** Begins with nothing, as at the first `npm start`, and not with a database that is prepared: that takes some seconds. */
  isFirstStart?: boolean;
  /** Keeps the data in `config.dataDir` or at `config.databaseUrl`, so that another app can go on with it. */
  keepsData?: boolean;
}

export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  // Tests of describing switch it on: in all others it would be work beside that of the test.
  const quiet = readConfig({ PORT: '0', DESCRIBE_PICTURES: 'off' });
  const config: Config = { ...quiet, ...options.config };
  const own = options.keepsData ? {} : await startEmpty(options.isFirstStart);
  const statements: string[] = [];
  let kept = Promise.withResolvers<void>();
  const app = await createApp(config, {
    ...own,
    demoPace: options.demoPace ?? 'instant',
    demoPictures: options.demoPictures ?? 'plain',
    hasSamples: options.hasSamples ?? false,
    paidCalls: options.paidCalls,
    describing: options.describing,
    scheduleClock: options.scheduleClock,
    webhooks: options.webhooks,
    patience: options.patience,
    plugins: options.plugins,
    log: options.log,
    logDestination: options.logDestination,
    onStatement: (statement) => {
      statements.push(statement);
      if (!/update generations \w+ set status = 'COMPLETED'/.test(statement)) return;
      kept.resolve();
      kept = Promise.withResolvers<void>();
    },
  });
  const people: Person[] = [];
  const { publishableKey, signInUrl } = await readPublicConfig(app.url);
  return {
    ...app,
    config,
    filesFolder: own.filesFolder ?? join(config.dataDir, 'files'),
    statements,
    nextPictureKept: () => kept.promise,
    signUp: async () => remember(await signUp(app.url, publishableKey, signInUrl)),
    signIn: async (person) => remember(await signIn(app.url, publishableKey, person, signInUrl)),
    get faults() {
      if (!app.demoFal) throw new Error('This app has no demo models of its own.');
      return app.demoFal.faults;
    },
    submissions: () => app.demoFal?.submissions() ?? [],
    async close() {
      await Promise.all(people.map((person) => person.leave()));
      await app.close();
      if (own.filesFolder) await rm(own.filesFolder, { recursive: true, force: true });
    },
  };

  function remember(person: Person): Person {
    people.push(person);
    return person;
  }
}

async function startEmpty(isFirstStart = false): Promise<{ pglite?: PGlite; filesFolder?: string }> {
  const [pglite, filesFolder] = await Promise.all([
    isFirstStart ? openNewDatabase() : openPreparedDatabase(),
    mkdtemp(join(tmpdir(), 'visualadgen-files-')),
  ]);
  return { pglite, filesFolder };
}

async function readPublicConfig(url: string): Promise<{ publishableKey: string; signInUrl: string }> {
  const response = await fetch(`${url}/config.json`);
  const config = (await response.json()) as { supabasePublishableKey: string; supabaseUrl: string };
  return { publishableKey: config.supabasePublishableKey, signInUrl: config.supabaseUrl };
}
