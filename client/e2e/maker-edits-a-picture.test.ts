import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './testing/accessible.ts';
import { drawPhoto } from './testing/draw-photo.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());
let folder: string;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'visualadgen-upload-')), 'Summer');
  await mkdir(join(folder, 'Shoes'), { recursive: true });
  const files = {
    'bottle.jpg': await drawPhoto('bottle'),
    'notes.txt': 'Not a picture.',
    '.DS_Store': 'Nobody sees it.',
    'Shoes/red sneaker.jpg': await drawPhoto('sneaker'),
    'Shoes/torn.jpg': 'No picture at all.',
  };
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

test('a folder is uploaded through a pause and a reload; a picture is named, edited in a sentence, edited further, and deleted with a way back', async () => {
  const { page, expectError } = await studio.visit('/pictures');
  expectError(/status of 422/);
  const uploads = page.getByRole('region', { name: 'Uploads' });
  const [pictures, folders] = [page.locator('input[type=file]').nth(0), page.locator('input[type=file]').nth(1)];

  // Held on its way, so that the page is left in the middle.
  await page.route('**/uploads/**', () => undefined);
  const held = page.waitForRequest('**/uploads/**');
  await folders.setInputFiles(folder);
  await page.getByText('One hidden system file of the folder was left out.').waitFor();
  await uploads.getByText('“notes.txt” is of the type text/plain.').waitFor();
  await held;
  await uploads.getByRole('button', { name: 'Pause uploading' }).click();
  await uploads.getByRole('heading', { name: 'Paused, 1 of 4 sent' }).waitFor();
  // Files are kept one after the other; what is not kept yet would be lost.
  await page.waitForFunction(countKept, 3);
  await page.unroute('**/uploads/**');
  await page.reload();
  await uploads.getByRole('heading', { name: 'Paused, 1 of 4 sent' }).waitFor();
  await uploads.getByRole('button', { name: 'Continue uploading' }).click();
  await uploads.getByRole('heading', { name: '2 uploaded, 2 not' }).waitFor();
  await uploads.getByText('This is not a').waitFor();

  await pictures.setInputFiles(join(folder, 'Shoes', 'red sneaker.jpg'));
  await uploads.getByText('Was in your pictures already').waitFor();
  await expectAccessible(page, 'uploads');
  await uploads.getByRole('button', { name: 'Not taken 2' }).click();
  expect(await uploads.getByRole('listitem').count()).toBe(2);
  await uploads.getByRole('button', { name: 'Put the list away' }).click();
  await uploads.waitFor({ state: 'detached' });

  // Which of the two came first is nobody's to say.
  await page.getByRole('gridcell').nth(1).waitFor();
  const first = await page.getByRole('gridcell').first().getAttribute('aria-label');
  const isFirst = first?.startsWith('red') === true;
  await page
    .getByRole('gridcell', { name: /^red sneaker/ })
    .getByRole('link')
    .click();
  const picture = page.getByRole('dialog', { name: 'red sneaker.jpg' });
  await picture.getByText(/^Worked out here from its colors/).waitFor();
  await picture
    .getByRole('button', { name: /^Take over the tag/ })
    .first()
    .click();
  await picture.getByRole('list', { name: 'Tags', exact: true }).getByRole('listitem').waitFor();
  await picture.getByRole('textbox', { name: 'Name' }).fill('Our sneaker');
  await page.keyboard.press('Enter');
  const sneaker = page.getByRole('dialog', { name: 'Our sneaker' });
  await sneaker.waitFor();
  await expectAccessible(page, 'a picture', { part: '[role=dialog]' });
  // The keys lead through the list below.
  await sneaker.getByRole('group', { name: /^Picture, to be zoomed/ }).focus();
  await page.keyboard.press(isFirst ? 'ArrowRight' : 'ArrowLeft');
  await page.getByRole('dialog', { name: 'bottle.jpg' }).waitFor();
  await page.keyboard.press(isFirst ? 'ArrowLeft' : 'ArrowRight');
  await sneaker.waitFor();

  await sneaker.getByRole('tab', { name: 'Edit' }).click();
  await say(sneaker, 'On a beach at sunset', 2);
  await sneaker.getByRole('button', { name: 'Edit · $0.06' }).waitFor();
  await page.keyboard.press('Enter');
  const seam = sneaker.getByRole('slider', { name: 'Compare Before with After' });
  await seam.focus();
  await page.keyboard.press('End');
  expect(await seam.getAttribute('aria-valuetext')).toBe('100% Before');
  await sneaker.getByRole('button', { name: 'Variant 2 of 2' }).click();
  await expectAccessible(page, 'before and after', { part: '[role=dialog]' });
  await sneaker.getByRole('button', { name: 'Go on with this one' }).click();

  // What is refused says what to do, and is tried again with its words.
  studio.app.faults.contentPolicy = { next: 1 };
  const beach = page.getByRole('dialog', { name: 'On a beach at sunset' });
  await say(beach, 'With a palm tree');
  await page.keyboard.press('Enter');
  await beach.getByText(/Say it in other words, or use another picture/).waitFor();
  await beach.getByRole('button', { name: 'Try it again' }).click();
  studio.app.faults.hangForever = { next: 1 };
  await beach.getByRole('button', { name: 'Edit · $0.03' }).click();
  await beach.getByRole('button', { name: 'Cancel' }).click();
  await beach.getByText('Cancelled.').waitFor();

  const steps = beach.getByRole('region', { name: 'Steps' });
  expect(await steps.getByRole('link').allInnerTexts()).toEqual([
    expect.stringContaining('Our sneaker'),
    expect.stringContaining('this picture'),
  ]);
  await beach.getByRole('tab', { name: 'History' }).click();
  const lineage = beach.getByRole('list', { name: 'Steps from the first to this picture' });
  await lineage.getByRole('link', { name: 'Our sneaker' }).waitFor();
  await lineage.getByText('This picture').waitFor();
  await expectAccessible(page, 'the history of a picture', { part: '[role=dialog]' });
  await beach.getByRole('tab', { name: 'Edit' }).click();
  await steps.getByRole('link', { name: /Original/ }).click();

  // A way back from all of it: the first picture, where everything that was tried is still there.
  await sneaker.getByRole('button', { name: /^More about “On a beach/ }).click();
  await page.getByRole('menuitem', { name: 'Continue on the canvas' }).click();
  await page
    .getByRole('textbox', { name: /Workflow name/i })
    .or(page.getByText('Seedream 4 Edit').first())
    .first()
    .waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/workflows\//);
  await page.goBack();
  await sneaker.getByRole('tab', { name: 'Edit' }).click();
  await sneaker.getByRole('link', { name: 'All edits' }).click();
  await page.getByRole('button', { name: 'Failed or cancelled 2' }).click();
  await page.getByRole('list', { name: 'Edits' }).getByText('“With a palm tree”').nth(1).waitFor();
  await expectAccessible(page, 'edits');

  await page.getByRole('link', { name: 'All pictures' }).click();
  await page
    .getByRole('gridcell', { name: /^bottle/ })
    .getByRole('link')
    .click();
  const bottle = page.getByRole('dialog', { name: 'bottle.jpg' });
  await bottle.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await bottle.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('gridcell', { name: /^bottle/ }).waitFor();
});

async function say(dialog: Locator, words: string, variants = 1): Promise<void> {
  await dialog.getByRole('radio', { name: String(variants) }).check({ force: true });
  await dialog.getByRole('textbox', { name: 'Say what to change' }).fill(words);
}

/** Whether the browser keeps so many files. */
function countKept(many: number): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('visualadgen-uploads');
    opening.addEventListener('success', () => {
      const db = opening.result;
      const counting = db.transaction('files').objectStore('files').count();
      counting.addEventListener('success', () => {
        db.close();
        resolve(counting.result >= many);
      });
    });
  });
}
