import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { adGraph } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('the API explorer answers a query, and follows a run as it happens, without any network beyond this computer', async () => {
  studio.app.faults.hangForever = { next: 1 };
  const demo = await signInAsDemo(studio.app.url);
  const executionId = await demo.execute(await demo.createWorkflow('By the API', adGraph()));
  const { page, elsewhere } = await openExplorer();
  await execute(page);
  await shows(page, 'Result Window', 'By the API');
  await shows(page, 'Result Window', 'demo@visualadgen.example');

  await page.getByRole('tab', { name: 'Follow' }).click();
  await shows(page, 'Operation Editor', 'subscription Follow');
  await execute(page);
  await shows(page, 'Result Window', '"status": "RUNNING"');
  await demo.cancel(executionId);
  await shows(page, 'Result Window', 'ExecutionCancelled');
  expect(elsewhere).toEqual([]);
});

async function openExplorer(): Promise<{ page: Page; elsewhere: string[] }> {
  const elsewhere: string[] = [];
  const { page } = await studio.visit('/graphiql', { prepare: (context) => keepHere(context, elsewhere) });
  await shows(page, 'Operation Editor', 'query MyWorkflows');
  return { page, elsewhere };
}

function execute(page: Page): Promise<void> {
  return page.getByRole('button', { name: /^Execute query/ }).click();
}

/** Cuts off everything but this computer, and takes down what would have left it. */
async function keepHere(context: BrowserContext, elsewhere: string[]): Promise<void> {
  await context.route(
    (url) => url.protocol.startsWith('http') && url.hostname !== '127.0.0.1',
    (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    },
  );
}

async function shows(page: Page, region: string, words: string): Promise<void> {
  const shown = page.getByRole('region', { name: region });
  // The code editor sets its lines in hard spaces.
  await expect.poll(async () => (await shown.innerText()).replaceAll('\u00a0', ' ')).toContain(words);
}
