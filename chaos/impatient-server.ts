import { flushCompileCache } from 'node:module';
import { createApp } from '../server/src/wiring/create-app.ts';
import { readConfig } from '../server/src/settings/config.ts';
import { unlistedTextsVariable, unlistedWith } from './unlisted.ts';

/*
 * The server as `main.ts` starts it, for tests that have no minutes to spare. The demo models list an order as soon
 * as they have taken it on, so that one whose answer was lost need not be looked for as long as with fal.
 */
const unlisted = unlistedWith(process.env[unlistedTextsVariable] !== undefined);
const app = await createApp(readConfig(), {
  hasSamples: false,
  closeGrace: 3_000,
  paidCalls: {
    listedWithinMs: 3_000,
    sendWithinMs: 1_000,
    // As one that cannot say what it was sent.
    adapt: (provider, endpoint) => (unlisted.has(endpoint) ? { ...provider, lookup: null } : provider),
  },
});
console.log(`VisualAdGen is ready at ${app.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
flushCompileCache();
