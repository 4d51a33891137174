import { expect, test } from 'vitest';
import { card, endedAs, results, saved, wires } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ hasSamples: true }));

test('the tour builds a workflow that runs and stays, by keyboard alone', async () => {
  const { page } = await studio.visit('/');
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Take the tour' }).click();

  await page.getByRole('dialog', { name: 'What do you sell?' }).waitFor();
  await keyboard.type('Beeswax candles');
  await card(page, 'Text').getByText('Beeswax candles').waitFor();
  await keyboard.press('Enter');

  const models = page.getByRole('dialog', { name: 'Choose a model' });
  await models.getByRole('radio', { name: /^FLUX Schnell \$[\d.]+ per/ }).waitFor();
  await keyboard.press('ArrowDown');
  await card(page, 'Image model')
    .getByText(/FLUX Dev/)
    .waitFor();
  await saved(page).waitFor();
  await keyboard.press('Enter');

  const last = page.getByRole('dialog', { name: 'Press Run' });
  await last.getByText(/the demo server draws the pictures, and nothing is paid/).waitFor();
  await keyboard.press('Enter');
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 1);
  await page.getByRole('dialog', { name: 'Your first ad' }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await wires(page).count()).toBe(3);

  // It is no longer offered, and can still be had; Escape ends it.
  await page.getByRole('link', { name: 'All workflows' }).click();
  await page.getByRole('link', { name: 'My first ad' }).waitFor();
  expect(await page.getByRole('button', { name: 'Take the tour' }).count()).toBe(0);
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Take the tour' }).click();
  await page.getByRole('dialog', { name: 'What do you sell?' }).waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
