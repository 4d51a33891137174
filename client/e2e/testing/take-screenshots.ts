import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { createApp } from '../../../server/src/app.ts';
import { readConfig } from '../../../server/src/config.ts';
import { card, choose, endedAs, results, runButton } from './editor.ts';
import { openBrowser } from './open-browser.ts';

/*
 * Pictures of the main states of the editor, in light and dark, for the guides: `pnpm screenshots`. They are taken of the
 * product as a newcomer finds it, with its sample workflows.
 */

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-screenshots-'));
await mkdir(join(folder, 'states'), { recursive: true });

for (const colorScheme of ['light', 'dark'] as const) {
  const app = await createApp(readConfig({ PORT: '0', DATA_DIR: join(dataDir, colorScheme) }));
  const browser = await openBrowser();
  const context = await browser.newContext({
    baseURL: app.url,
    colorScheme,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const take = (name: string) =>
    page.screenshot({ path: join(folder, 'states', `${name}-${colorScheme}.png`), animations: 'disabled' });

  await page.goto('/');
  await page.getByRole('link', { name: /Cold brew/ }).waitFor();
  await take('library');

  await open(page, /One idea, two models/);
  await take('editor');
  await runButton(page).click();
  await card(page, 'SDXL Lightning').getByText('Done', { exact: true }).waitFor();
  await card(page, 'FLUX Dev').getByText('Running', { exact: true }).waitFor();
  await page.getByRole('progressbar').first().waitFor();
  await take('running');
  if (colorScheme === 'light') await page.screenshot({ path: join(folder, 'editor-running.png') });
  await endedAs(page, 'Done').waitFor();
  await take('done');
  await results(page).first().click();
  await page.getByRole('dialog').getByRole('img').first().waitFor();
  await take('picture');
  await page.keyboard.press('Escape');

  await runButton(page).click();
  await card(page, 'FLUX Dev').getByText('Reused', { exact: true }).waitFor();
  await take('reused');
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menu').waitFor();
  await take('ways-to-run');
  await page.keyboard.press('Escape');

  await page.goto('/');
  await open(page, /Cold brew/);
  await choose(page, 'FLUX Schnell');
  await take('settings');
  await card(page, 'FLUX Schnell')
    .getByRole('button', { name: /breakpoint/i })
    .click();
  await runButton(page).click();
  await card(page, 'FLUX Schnell').getByText('Paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Resume' }).first().waitFor();
  await take('paused');

  await page.goto('/graphiql');
  await page.getByRole('button', { name: /Execute query/ }).waitFor();
  await take('explorer');

  await browser.close();
  await app.close();
}
await rm(dataDir, { recursive: true, force: true });
console.log('The pictures are in docs/images.');

async function open(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('link', { name }).click();
  await runButton(page).waitFor();
}
