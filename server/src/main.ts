import { existsSync } from 'node:fs';
import { createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';

/** A start that fails says why in one plain sentence; the rest is for whoever sets DEBUG. */
try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const app = await createApp(readConfig());
  console.log(`VisualAdGen is ready at ${app.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
} catch (fault) {
  console.error(
    fault instanceof ConfigError
      ? `A setting does not fit:\n${fault.message}`
      : fault instanceof Error
        ? fault.message
        : fault,
  );
  if (process.env.DEBUG) console.error(fault);
  process.exitCode = 1;
}
