import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../../server/src/wiring/create-app.ts';
import { readConfig } from '../../../server/src/settings/config.ts';
import { openBrowser } from './open-browser.ts';
import { states } from './screenshot-states.ts';
import { toWebp } from '../../../server/test/to-webp.ts';

/*
 * Images of the main states of the product, in light and dark, for the guides: `pnpm screenshots`. They are taken of what a
 * newcomer finds, with its sample workflows.
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
  for (const { name, show } of states) {
    await show(page);
    // Off whatever was clicked last, which would look as if it was meant.
    await page.mouse.move(700, 8);
    const image = await page.screenshot({ animations: 'disabled' });
    await writeFile(join(folder, 'states', `${name}-${colorScheme}.webp`), await toWebp(image));
    if (name === 'running' && colorScheme === 'light') await writeFile(join(folder, 'editor-running.png'), image);
  }
  await browser.close();
  await app.close();
}
await rm(dataDir, { recursive: true, force: true });
console.log('The pictures are in docs/images.');
