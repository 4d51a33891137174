import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { card, choose, endedAs, runButton, saved, settings } from './testing/editor.ts';
import { drawPhoto } from './testing/draw-photo.ts';
import { readZip } from './testing/read-zip.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const ground = '#1d1a16';
const light = '#fff7ec';

test('from an empty account to a zip: a brand, two photos, three headlines, eighteen ads, and the files for ad managers', async () => {
  const { page } = await studio.visit('/brands');
  await page.getByRole('main').getByRole('button', { name: 'New brand' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Northbean');
  await page.getByRole('textbox', { name: 'Background', exact: true }).fill(ground);
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(light);
  // The second one is chosen before the first one is there.
  await chooseLogo(page, 'Logo for light grounds', ground);
  await chooseLogo(page, 'Logo for dark grounds', light);
  for (const of of ['light', 'dark'])
    await page.getByRole('button', { name: `Logo for ${of} grounds: choose another file` }).waitFor();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

  await page.goto('/');
  await page.getByRole('button', { name: 'More ways to start' }).click();
  await page.getByRole('menuitem', { name: /^From a template/ }).click();
  await page
    .getByRole('dialog', { name: 'Start from a template' })
    .getByRole('button', { name: /Ads in your brand/ })
    .click();
  await choose(page, 'Brand');
  await settings(page).getByRole('combobox').click();
  await page.getByRole('option', { name: 'Northbean' }).click();
  await choose(page, 'Photo');
  await pick(
    page,
    () =>
      settings(page)
        .getByRole('button', { name: /^Photos/ })
        .click(),
    [
      { name: 'Bottle.jpg', mimeType: 'image/jpeg', buffer: await drawPhoto('bottle') },
      { name: 'Mug.jpg', mimeType: 'image/jpeg', buffer: await drawPhoto('coffee') },
    ],
  );
  await settings(page).getByText('2 photos').waitFor();
  await choose(page, 'Zip');
  await settings(page).getByRole('textbox', { name: 'Link' }).waitFor({ state: 'detached' });
  await settings(page).getByRole('switch', { name: 'Files for ad managers' }).click();
  await settings(page).getByRole('textbox', { name: 'Link' }).fill('https://northbean.example/cold');
  await settings(page).getByRole('textbox', { name: 'Client' }).fill('Northbean');
  await saved(page).waitFor();
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card(page, 'Zip')
      .getByRole('link', { name: /^Download/ })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe('Northbean Cold brew.zip');
  const files = readZip(await readFile(await download.path()));
  const ads = [...files.keys()].filter((path) => path.endsWith('.jpg'));
  expect([ads.length, files.size]).toEqual([18, 22]);
  const meta = files.get('meta-ads-manager.csv')?.toString('utf8') ?? '';
  expect(meta.match(/https:\/\/northbean\.example\/cold,ORDER_NOW,/g)).toHaveLength(12);
  // The logo for its ground stands in each.
  for (const path of ads.slice(0, 3)) expect(await hasColor(files.get(path), light), path).toBe(true);

  // The same by hand: what is missing is told, and the rest is made.
  await page.getByRole('tab', { name: /Run$/ }).click();
  await page.getByRole('region', { name: 'Pictures' }).getByRole('button', { name: 'Export' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export' });
  await exporting.getByRole('switch', { name: 'Files for ad managers' }).click();
  await exporting.getByRole('textbox', { name: 'Link' }).fill('northbean');
  await exporting.getByRole('alert').getByText('the whole address of a page').waitFor();
  expect(await exporting.getByRole('button', { name: /^Export 18/ }).isDisabled()).toBe(true);
  await exporting.getByRole('textbox', { name: 'Link' }).fill('');
  await exporting.getByRole('button', { name: /^Export 18/ }).click();
  // Each photo of the test is small, and the files for ad managers lack the link.
  await exporting.getByText('20 things to look at').click();
  await exporting.getByText('meta-ads-manager.csv: Lines 2–13: no link').waitFor();
});

async function chooseLogo(page: Page, label: string, color: string): Promise<void> {
  const buffer = await sharp({ create: { width: 240, height: 60, channels: 3, background: color } })
    .png()
    .toBuffer();
  await pick(page, () => page.getByRole('button', { name: `${label}: choose a file` }).click(), [
    { name: 'logo.png', mimeType: 'image/png', buffer },
  ]);
}

async function pick(
  page: Page,
  open: () => Promise<void>,
  files: { name: string; mimeType: string; buffer: Buffer }[],
) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles(files);
}

/** Whether a patch of a picture as large as a logo has that color, or nearly. */
async function hasColor(file: Buffer | undefined, hex: string): Promise<boolean> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const wished = [1, 3, 5].map((at) => Number.parseInt(hex.substring(at, at + 2), 16));
  let most = 0;
  for (let row = 0; row < info.height; row += 1) {
    let run = 0;
    for (let at = row * info.width * 3; at < (row + 1) * info.width * 3; at += 3) {
      run = wished.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 12) ? run + 1 : 0;
      most = Math.max(most, run);
    }
  }
  return most > 80;
}
