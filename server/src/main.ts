import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describeError } from './observe/log/describe-error.ts';

// The first process of a container is ended by no signal that it has not asked for; until it serves, this is how.
const leave = () => process.exit(143);
if (process.pid === 1) process.once('SIGTERM', leave).once('SIGINT', leave);

// Stripping types and compiling is a third of a start's time, and the next start finds it done. Only what is imported
// after this line gains by it.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)));
const [{ createApp }, { ConfigError, readConfig }] = await Promise.all([
  import('./wiring/create-app.ts'),
  import('./settings/config.ts'),
]);

/** Milliseconds in which short work may still end when the server is told to stop; the rest is handed over. */
const closeGrace = 3_000;

/** A start that fails says why in one plain sentence; the rest is for whoever sets DEBUG. */
try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const app = await createApp(readConfig(), { closeGrace });
  console.log(`VisualAdGen is ready at ${app.url}`);
  // Node itself would print all that hangs on the error. By then the console leads into the log.
  process.once('uncaughtException', (error) => {
    console.error('Nobody caught this.', error);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, leave).once(signal, () => void app.close());
  // Node itself would keep it at the end alone, which a killed process does not see.
  flushCompileCache();
} catch (error) {
  console.error(
    error instanceof ConfigError
      ? `A setting does not fit:\n${error.message}`
      : error instanceof Error
        ? error.message
        : error,
  );
  if (process.env.DEBUG) console.error(describeError(error));
  process.exitCode = 1;
}
