import { buildClient } from './build-client.ts';

/** What `npm start` runs once everything is installed: builds what has changed, and serves the whole product. */
await buildClient();
await import('../server/src/main.ts');
