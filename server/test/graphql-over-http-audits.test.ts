import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, startApp } from './start-app.ts';

/* What the GraphQL over HTTP specification asks of a server, as the reference implementation audits it. */

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const audits = serverAudits({ url: () => `${app.url}/graphql` });

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
  const result = await audit.fn();
  if (result.status === 'ok' || result.status === 'notice') return;
  // What is only recommended may be done otherwise, for a reason that is written here.
  expect(`${result.status}: ${result.reason}`).toMatch(/^warn: /);
});

test('there is something to audit', () => {
  expect(audits.length).toBeGreaterThan(60);
});
