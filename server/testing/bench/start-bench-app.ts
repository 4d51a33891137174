import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type App, createApp } from '../../src/wiring/create-app.ts';
import { readConfig } from '../../src/settings/config.ts';
import { type Person, signUp } from '../../test/sign-up.ts';

/** The real server with its data in memory, and somebody who has signed up. */
export async function startBenchApp(): Promise<{ app: App; person: Person; close(): Promise<void> }> {
  const filesFolder = await mkdtemp(join(tmpdir(), 'visualadgen-bench-'));
  const config = readConfig({ PORT: '0', POINTS_PER_MINUTE: '1000000000' });
  const app = await createApp(config, { pglite: await PGlite.create(), filesFolder, hasSamples: false });
  const { supabasePublishableKey } = (await (await fetch(`${app.url}/config.json`)).json()) as Record<string, string>;
  const person = await signUp(app.url, supabasePublishableKey ?? '');
  return {
    app,
    person,
    close: async () => {
      await person.leave();
      await app.close();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
