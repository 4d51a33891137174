import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drawSamplePhoto } from '../../packages/demo-fal/src/drawing/sample-photo.ts';
import { adGraph, graphOf, photo } from '../../server/test/ad-graph.ts';
import { expectAccessible } from './testing/accessible.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { readZip } from './testing/read-zip.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ demoPace: 'instant' }));

test('pictures are found, kept together, taken home, deleted and used again, many at a time and by keyboard alone', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const inUse = await demo.upload(await drawSamplePhoto('sneaker'));
  await demo.createWorkflow('Needs a shoe', graphOf([photo('shoe', { asset_id: inUse })]));
  const { page } = await studio.visit('/pictures');
  await cells(page).getByRole('link', { name: 'Uploaded picture' }).waitFor();

  // What a run makes meanwhile comes by itself.
  await demo.execute(await demo.createWorkflow('Cold brew', adGraph({ num_images: 4 })));
  await expectCount(page, 5);
  expect(await cells(page).nth(0).getAttribute('aria-label')).toMatch(/^An ad for cold brew, \d+ × \d+$/);
  await expectImages(page.getByRole('grid'), 5);

  // Two of them by keyboard, with a star and a tag.
  await cells(page).nth(0).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  const bar = page.getByRole('group', { name: 'Selected pictures' });
  await bar.getByText('2 selected').waitFor();
  await page.keyboard.press('s');
  await page
    .getByRole('gridcell', { name: /starred$/, selected: true })
    .nth(1)
    .waitFor();
  await expectAccessible(page, 'pictures, two of them selected');
  await bar.getByRole('button', { name: 'Tags' }).click();
  await page.getByRole('combobox', { name: 'Add tags' }).fill('Summer, hero');
  await page.keyboard.press('Enter');

  // On a board, and home as one file.
  await bar.getByRole('button', { name: 'Boards' }).click();
  await page.getByRole('menuitem', { name: 'New board…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Campaign');
  await page.keyboard.press('Enter');
  const boards = page.getByRole('navigation', { name: 'Boards' });
  await boards.getByRole('link', { name: 'Campaign 2 pictures' }).waitFor();
  await boards.getByRole('link', { name: 'Campaign 2 pictures' }).click();
  await expectCount(page, 2);
  await cells(page).nth(0).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await bar.getByRole('button', { name: 'Export' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export' });
  await exporting.getByRole('textbox', { name: 'File names' }).fill('{campaign}/{picture}');
  await exporting
    .getByRole('list', { name: 'What files are called' })
    .getByText('Campaign/An ad for cold brew_2.png')
    .waitFor();
  await expectAccessible(page, 'how an export is called');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('button', { name: 'Export 2 pictures' }).click(),
  ]);
  const files = readZip(await readFile(await download.path()));
  expect([...files.keys()]).toEqual([
    'Campaign/An ad for cold brew.png',
    'Campaign/An ad for cold brew_2.png',
    'manifest.csv',
    'manifest.json',
  ]);
  await exporting.getByRole('button', { name: 'Close' }).first().click();
  await boards.getByRole('link', { name: 'All pictures' }).click();
  await expectCount(page, 5);

  // Found again by words as they are typed, by star, and by what nothing has.
  const search = page.getByRole('textbox', { name: 'Search pictures' });
  await search.fill('sumer');
  await expectCount(page, 2);
  expect(new URL(page.url()).search).toBe('?text=sumer');
  await search.fill('zebra');
  await page.getByText('No picture fits “zebra”.').waitFor();
  await page.getByRole('button', { name: 'Clear the search', exact: true }).last().click();
  await expectCount(page, 5);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: 'Uploaded', exact: true }).click();
  await page.keyboard.press('Escape');
  await expectCount(page, 1);

  // What a workflow needs is not deleted, and it is said why; the rest is, and comes back.
  await cells(page).nth(0).focus();
  await page.keyboard.press('Delete');
  await page.getByText('1 picture was not deleted').waitFor();
  await page.getByText(/Needs a shoe/).waitFor();
  await page.getByRole('button', { name: 'Take away: Uploaded' }).click();
  await expectCount(page, 5);
  await cells(page).nth(0).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await bar.getByText('5 selected').waitFor();
  await bar.getByRole('button', { name: 'Delete 5 pictures' }).click();
  await expectCount(page, 1);
  await page.keyboard.press('ControlOrMeta+z');
  await expectCount(page, 5);
  await boards.getByRole('link', { name: 'Campaign' }).click();
  await expectCount(page, 2);

  // To a canvas, where a node finds others by their words.
  await cells(page).nth(1).focus();
  await page.keyboard.press('Space');
  await bar.getByRole('button', { name: 'Use in a workflow' }).click();
  await page.getByRole('button', { name: 'New workflow' }).click();
  await expectImages(card(page, 'Product photo'), 1);
  await settings(page).getByRole('button', { name: 'Earlier pictures' }).click();
  await page.getByRole('textbox', { name: 'Search pictures' }).fill('hero');
  await expect.poll(() => page.getByRole('button', { name: /^An ad for cold brew, / }).count()).toBe(2);
});

function cells(page: Page) {
  return page.getByRole('grid', { name: 'Pictures' }).getByRole('gridcell');
}

async function expectCount(page: Page, count: number): Promise<void> {
  await expect.poll(() => cells(page).count()).toBe(count);
}
