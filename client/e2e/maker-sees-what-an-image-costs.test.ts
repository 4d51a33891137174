import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { adGraph } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { choose, endedAs, runButton, saved, settings } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const parameters = { num_images: 1, num_inference_steps: 40, seed: 7 };

test('another model keeps what it takes too, tells what it drops, and its price follows the form', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Prices', adGraph(parameters, 'fal-ai/flux/dev')));
  await choose(page, 'model');
  await chooseModel(page, 'banana', /^Nano Banana(?! Edit)/);
  await page.getByText('Nano Banana does not take what was set: Steps.').waitFor();
  const seed = settings(page).getByRole('textbox', { name: 'Seed' });
  expect(await seed.inputValue()).toBe('7');
  await priceIs(page, '$0.039');
  await settings(page).getByRole('radiogroup', { name: 'Images' }).getByRole('radio', { name: '3' }).click();
  await priceIs(page, '$0.117');

  // Whoever did not mean it has all of it back.
  await page.getByRole('button', { name: 'Undo' }).last().click();
  const steps = settings(page).getByRole('textbox', { name: 'Steps' });
  expect(await steps.inputValue()).toBe('40');
  await settings(page).getByText('FLUX Dev', { exact: true }).waitFor();

  // What is once paid for is free.
  await settings(page).getByRole('button', { name: 'Set Steps back to its default, 28' }).click();
  expect(await steps.inputValue()).toBe('28');
  await saved(page).waitFor();
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await page.getByRole('tab', { name: 'Node' }).click();
  await priceIs(page, 'free');

  // A value out of range is told at its field, and the dice keep a seed until it is let go.
  await steps.fill('99');
  const complaint = settings(page).getByText('Enter a value between 1 and 50.');
  await complaint.waitFor();
  expect(await isToldBy(steps, complaint)).toBe(true);
  await steps.fill('50');
  await complaint.waitFor({ state: 'detached' });
  await settings(page)
    .getByRole('button', { name: /^Pick a new seed/ })
    .click();
  const drawn = await seed.inputValue();
  expect(drawn).toMatch(/^\d+$/);
  expect(drawn).not.toBe('7');
  await settings(page).getByRole('button', { name: 'Back to random' }).click();
  expect(await seed.inputValue()).toBe('');
  expect(await seed.getAttribute('placeholder')).toBe('Random each time');
});

/** By typing a part of its name, as one who knows it would. */
async function chooseModel(page: Page, search: string, name: RegExp): Promise<void> {
  await settings(page)
    .getByRole('combobox', { name: /^Model/ })
    .click();
  await page.getByPlaceholder('Find a model').fill(search);
  await page.getByRole('option', { name }).waitFor();
  await page.keyboard.press('Enter');
}

async function priceIs(page: Page, price: string): Promise<void> {
  await settings(page)
    .getByText(/^(A run of this node|Reused)/)
    .locator('..')
    .getByText(price, { exact: true })
    .waitFor();
}

/** Whether a screen reader reads the complaint with the field. */
async function isToldBy(field: Locator, complaint: Locator): Promise<boolean> {
  const [notes, isInvalid] = await Promise.all([
    field.getAttribute('aria-describedby'),
    field.getAttribute('aria-invalid'),
  ]);
  const inside = await complaint.evaluate((element, id) => element.closest(`[id="${id}"]`) !== null, notes);
  return inside && isInvalid === 'true';
}
